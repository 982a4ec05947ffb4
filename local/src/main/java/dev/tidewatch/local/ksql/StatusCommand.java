package dev.tidewatch.local.ksql;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.local.TextTable;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ksql status}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Which migrations the server has, and since when.")
final class StatusCommand implements Callable<Integer> {

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private FileOptions files = new FileOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = requireNonNull(spec).commandLine().getOut();
    KsqlServer ksqlDb = server.connect();
    Map<String, AppliedMigrations.Applied> applied = new AppliedMigrations(ksqlDb).read();
    List<List<String>> rows = new ArrayList<>();
    for (Migration migration : Migration.all(files, List.of())) {
      rows.add(row(migration, applied.remove(migration.version())));
    }
    applied.forEach((version, gone) -> rows.add(row("V" + version, gone.name(), "no file", gone)));
    out.printf("ksqlDB %s%n%n", ksqlDb.version());
    out.print(new TextTable(List.of("version", "name", "state", "since"), rows).render());
    out.flush();
    return 0;
  }

  private static List<String> row(
      Migration migration, AppliedMigrations.@Nullable Applied applied) {
    String version = "V" + migration.version();
    if (applied == null || !applied.isThere()) {
      return List.of(version, migration.name(), "pending", "");
    }
    boolean same = applied.checksum().equals(migration.script().checksum());
    return row(version, migration.name(), same ? "applied" : "CHANGED since", applied);
  }

  private static List<String> row(
      String version, String name, String state, AppliedMigrations.Applied applied) {
    return List.of(version, name, state, Instant.ofEpochMilli(applied.at()).toString());
  }
}
