package dev.tidewatch.local.ksql;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ksql pull}. */
@Command(
    name = "pull",
    mixinStandardHelpOptions = true,
    description = "Asks a query of queries/pull, and prints what is so now.")
final class PullCommand implements Callable<Integer> {

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private FileOptions files = new FileOptions();

  @Parameters(paramLabel = "NAME", description = "The query's file, without .sql.")
  private String name = "";

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table or json (an object a row).")
  private RowPrinter.Format output = RowPrinter.Format.TABLE;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Rows to print at most (${DEFAULT-VALUE}).")
  private int limit;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    SqlScript script = files.query("pull", name);
    KsqlServer ksqlDb = server.connect();
    for (SqlStatement statement : script.statements()) {
      try (KsqlRows rows = ksqlDb.query(statement.text(), Map.of())) {
        print(rows, script.header("Order"));
      } catch (KsqlException e) {
        throw e.in(script, statement);
      }
    }
    return 0;
  }

  private void print(KsqlRows rows, String order) {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode row = rows.next(); row != null; row = rows.next()) {
      all.add(row);
    }
    List<JsonNode> sorted = RowOrder.sorted(all, rows.columns(), order);
    List<JsonNode> shown = sorted.subList(0, Math.min(Math.max(limit, 0), sorted.size()));
    var out = requireNonNull(spec).commandLine().getOut();
    RowPrinter printer = new RowPrinter(out, rows.columns());
    if (output == RowPrinter.Format.JSON) {
      shown.forEach(printer::json);
      return;
    }
    printer.table(shown);
    if (shown.size() < sorted.size()) {
      out.printf("… and %d more: see --limit%n", sorted.size() - shown.size());
      out.flush();
    }
  }
}
