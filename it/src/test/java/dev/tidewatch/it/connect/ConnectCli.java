package dev.tidewatch.it.connect;

import dev.tidewatch.local.connectors.ConnectCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * One run of {@code ./tidewatch connect}.
 *
 * @param printed on standard output and standard error
 */
public record ConnectCli(int status, String printed) {

  /** Runs it in this JVM. */
  public static ConnectCli run(Stream<String> arguments) {
    StringWriter printed = new StringWriter();
    CommandLine line = new CommandLine(new ConnectCommand());
    line.setExecutionExceptionHandler(
        (exception, ignored, parsed) -> {
          printed.append(exception.getMessage());
          return 1;
        });
    line.setOut(new PrintWriter(printed, true));
    line.setErr(new PrintWriter(printed, true));
    return new ConnectCli(line.execute(arguments.toArray(String[]::new)), printed.toString());
  }

  /** What it printed, line by line. */
  public List<String> lines() {
    return printed.lines().toList();
  }
}
