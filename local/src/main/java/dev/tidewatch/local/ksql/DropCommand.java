package dev.tidewatch.local.ksql;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ksql drop}. */
@Command(
    name = "drop",
    mixinStandardHelpOptions = true,
    description =
        "Takes back the migrations that the server has, the last one first, with the topics that they have"
            + " made. Topics that were there before stay.")
final class DropCommand implements Callable<Integer> {

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private FileOptions files = new FileOptions();

  @Option(
      names = "--only",
      paramLabel = "BEGINNING",
      description = "Only migrations whose name begins so. Can be repeated.")
  private List<String> only = new ArrayList<>();

  @Option(names = "--yes", description = "Do it: what is dropped is gone.")
  private boolean yes;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var commandLine = requireNonNull(spec).commandLine();
    if (!yes) {
      throw new ParameterException(
          commandLine, "this drops streams, tables and their topics: give --yes to do it");
    }
    PrintWriter out = commandLine.getOut();
    List<Migration> migrations = new ArrayList<>(Migration.all(files, only));
    Collections.reverse(migrations);
    KsqlServer ksqlDb = server.connect();
    AppliedMigrations record = new AppliedMigrations(ksqlDb);
    Map<String, AppliedMigrations.Applied> applied = record.read();
    int dropped = 0;
    for (Migration migration : migrations) {
      AppliedMigrations.Applied before = applied.get(migration.version());
      if (before != null && before.isThere()) {
        drop(ksqlDb, migration);
        record.record(migration, "DROPPED", System.currentTimeMillis());
        out.printf("V%s  %s%n", migration.version(), migration.name());
        out.flush();
        dropped++;
      }
    }
    if (only.isEmpty()) {
      record.drop();
    }
    out.printf("%d dropped%n", dropped);
    out.flush();
    return 0;
  }

  private void drop(KsqlServer ksqlDb, Migration migration) {
    Path file =
        files.directory().resolve("rollback").resolve(migration.script().file().getFileName());
    if (!Files.exists(file)) {
      throw new KsqlException("there is no " + file + " to take the migration back");
    }
    SqlScript script = SqlScript.read(file, Map.of());
    for (SqlStatement statement : script.statements()) {
      try {
        SafeDrop.run(ksqlDb, statement.text());
      } catch (KsqlException e) {
        throw new KsqlException(script.at(statement) + ": " + e.getMessage(), e);
      }
    }
  }
}
