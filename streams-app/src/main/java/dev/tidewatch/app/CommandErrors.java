package dev.tidewatch.app;

import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
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
public final class CommandErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private final String directory;
  private final BooleanSupplier verbose;

  /**
   * Prepares the handlers of one command line.
   *
   * @param directory what stands before the program's name when it is called, such as {@code ./}
   * @param verbose whether stack traces are wanted, asked once the options are known
   */
  public CommandErrors(String directory, BooleanSupplier verbose) {
    this.directory = directory;
    this.verbose = verbose;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    var command = e.getCommandLine();
    var err = command.getErr();
    err.println("tidewatch: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.printf("See '%s%s --help'.%n", directory, command.getCommandSpec().qualifiedName(" "));
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
    if (verbose.getAsBoolean()) {
      e.printStackTrace(err);
    }
    err.flush();
  }

  /**
   * The messages of the exception and its causes. What repeats the one before says nothing new, and
   * neither does a cause without a message.
   */
  static String messageOf(Throwable thrown) {
    StringBuilder text = new StringBuilder();
    String last = "";
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      String message = t.getMessage();
      if (message != null && !message.isEmpty() && !last.contains(message)) {
        text.append(separator(last)).append(message);
        last = message;
      }
    }
    return text.isEmpty() ? thrown.getClass().getSimpleName() : text.toString();
  }

  /** Between two messages: after a whole sentence a new one begins. */
  private static String separator(String before) {
    if (before.isEmpty()) {
      return "";
    }
    return before.endsWith(".") ? " " : ": ";
  }
}
