package dev.tidewatch.local.ksql;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ksql push}. */
@Command(
    name = "push",
    mixinStandardHelpOptions = true,
    description = {
      "Asks a query of queries/push, and prints each row as it comes, until Ctrl-C: that ends the query"
          + " on the server as well."
    })
final class PushCommand implements Callable<Integer> {

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private FileOptions files = new FileOptions();

  @Parameters(paramLabel = "NAME", description = "The query's file, without .sql.")
  private String name = "";

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (a line a row, with tabs) or json (an object a row).")
  private RowPrinter.Format output = RowPrinter.Format.TABLE;

  @Option(names = "--from-beginning", description = "Begin with what was there before.")
  private boolean fromBeginning;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "End after so many rows (0: do not end).")
  private long limit;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    SqlScript script = files.query("push", name);
    if (script.statements().size() != 1) {
      throw new KsqlException(
          script.file() + " has not one statement, and a push query never ends");
    }
    SqlStatement statement = script.statements().get(0);
    Map<String, String> properties =
        Map.of("auto.offset.reset", fromBeginning ? "earliest" : "latest");
    try (KsqlRows rows = server.connect().query(statement.text(), properties)) {
      Thread ended = new Thread(rows::close, "ksql-push-end");
      Runtime.getRuntime().addShutdownHook(ended);
      print(rows);
      Runtime.getRuntime().removeShutdownHook(ended);
    } catch (IllegalStateException shuttingDown) {
      // Ctrl-C: the hook ends the query.
      return 0;
    } catch (KsqlException e) {
      throw e.in(script, statement);
    }
    return 0;
  }

  private void print(KsqlRows rows) {
    RowPrinter printer =
        new RowPrinter(requireNonNull(spec).commandLine().getOut(), rows.columns());
    if (output == RowPrinter.Format.TABLE) {
      printer.header();
    }
    long printed = 0;
    for (JsonNode row = rows.next(); row != null; row = rows.next()) {
      if (output == RowPrinter.Format.JSON) {
        printer.json(row);
      } else {
        printer.line(row);
      }
      printed++;
      if (printed == limit) {
        return;
      }
    }
  }
}
