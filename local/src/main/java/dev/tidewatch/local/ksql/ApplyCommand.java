package dev.tidewatch.local.ksql;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ksql apply}. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description =
        "Runs the migrations that the server does not have yet, in order, and keeps a record of them on"
            + " the server. Can be run again after a failure, which names file and line.")
final class ApplyCommand implements Callable<Integer> {

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private FileOptions files = new FileOptions();

  @Option(
      names = "--only",
      paramLabel = "BEGINNING",
      description =
          "Only migrations whose name begins so: spark, dead_letter, mirror, tidewatch. Can be repeated.")
  private List<String> only = new ArrayList<>();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = requireNonNull(spec).commandLine().getOut();
    List<Migration> migrations = Migration.all(files, only);
    KsqlServer ksqlDb = server.connect();
    AppliedMigrations record = new AppliedMigrations(ksqlDb);
    Map<String, AppliedMigrations.Applied> applied = record.read();
    migrations.forEach(each -> requireUnchanged(each, applied.get(each.version())));
    migrations.forEach(each -> requireSame(each, applied.get(each.version())));
    record.create();
    int done = 0;
    for (Migration migration : migrations) {
      AppliedMigrations.Applied before = applied.get(migration.version());
      if (before == null || !before.isThere()) {
        run(ksqlDb, migration, out);
        record.record(migration, "APPLIED", System.currentTimeMillis());
        out.printf("V%s  %s%n", migration.version(), migration.name());
        out.flush();
        done++;
      }
    }
    out.printf("%d applied, %d were there already%n", done, migrations.size() - done);
    out.flush();
    return 0;
  }

  /** What runs there would not be what the file says. */
  private static void requireUnchanged(
      Migration migration, AppliedMigrations.@Nullable Applied before) {
    if (before != null
        && before.isThere()
        && !before.checksum().equals(migration.script().checksum())) {
      throw new KsqlException(
          "%s has changed since it was applied: put what is new into a migration of its own, or drop and apply again"
              .formatted(migration.script().file()));
    }
  }

  /** A value that somebody gives now does not change what is there. */
  private void requireSame(Migration migration, AppliedMigrations.@Nullable Applied before) {
    if (before == null || !before.isThere()) {
      return;
    }
    files
        .parameters()
        .forEach(
            (name, value) -> {
              if (migration.script().parameters().containsKey(name) && !before.has(name, value)) {
                throw new KsqlException(
                    "%s was applied with %s: drop it, with what is made of it, and apply it again with another %s"
                        .formatted(migration.script().file(), before.parameters(), name));
              }
            });
  }

  private static void run(KsqlServer server, Migration migration, PrintWriter out) {
    SqlScript script = migration.script();
    for (SqlStatement statement : script.statements()) {
      try {
        for (JsonNode entity : server.execute(statement.text())) {
          for (JsonNode warning : entity.path("warnings")) {
            out.printf(
                "%s: note: %s%n", script.at(statement), warning.path("message").asText().strip());
          }
        }
      } catch (KsqlException e) {
        throw new KsqlException(script.at(statement) + ": " + e.getMessage(), e);
      }
    }
  }
}
