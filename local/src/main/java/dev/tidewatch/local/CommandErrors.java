package dev.tidewatch.local;

import java.io.PrintWriter;
import java.util.ArrayList;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says on standard error what went wrong, in one line: exit status 2 for wrong use, 1 for a command
 * that failed. The stack trace is for those who ask with {@code --verbose}.
 */
final class CommandErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Main main;

  CommandErrors(Main main) {
    this.main = main;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    var command = e.getCommandLine();
    var err = command.getErr();
    err.println("tidewatch: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.printf("See './%s --help'.%n", command.getCommandSpec().qualifiedName(" "));
    trace(e, err);
    return CommandLine.ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    command.getErr().println("tidewatch: " + messageOf(e));
    trace(e, command.getErr());
    return CommandLine.ExitCode.SOFTWARE;
  }

  private void trace(Exception e, PrintWriter err) {
    if (main.verbose()) {
      e.printStackTrace(err);
    }
    err.flush();
  }

  /** The messages of the exception and its causes; what repeats the one before says nothing new. */
  static String messageOf(Throwable thrown) {
    var parts = new ArrayList<String>();
    String last = "";
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      String message = t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
      if (!last.contains(message)) {
        parts.add(message);
        last = message;
      }
    }
    return String.join(": ", parts);
  }
}
