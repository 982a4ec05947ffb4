package dev.tidewatch.app;

import dev.tidewatch.http.token.TokenCommand;
import dev.tidewatch.ingest.IngestCommand;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The command line of the application alone: what a container image holds, without a Kafka to try
 * it on. Exit status: 0 done, 1 failed, 2 wrong use; after a signal the signal's, 143 for SIGTERM.
 */
@Command(
    name = "tidewatch",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Live answers about Spark jobs from the event logs that flow through Kafka.")
public final class Main {

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean verbose;

  private Main() {}

  /** Runs a command and ends the JVM with its exit status. */
  public static void main(String[] args) {
    System.exit(commandLine(System.getenv()).execute(args));
  }

  /** The commands, ready to execute. */
  static CommandLine commandLine(Map<String, String> environment) {
    Main main = new Main();
    CommandErrors errors = new CommandErrors("", () -> main.verbose);
    // What runs an instance is made when one is run: a probe has no use for its logging.
    Launch launch = config -> new InstanceLaunch().run(config);
    return new CommandLine(main)
        .addSubcommand(new RunCommand(environment, launch))
        .addSubcommand(new HealthCommand(environment))
        .addSubcommand(new IngestCommand())
        .addSubcommand(new TokenCommand())
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }
}
