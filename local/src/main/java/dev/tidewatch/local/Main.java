package dev.tidewatch.local;

import dev.tidewatch.app.CommandErrors;
import dev.tidewatch.app.HealthCommand;
import dev.tidewatch.app.InstanceLaunch;
import dev.tidewatch.app.RunCommand;
import dev.tidewatch.app.Version;
import dev.tidewatch.http.token.TokenCommand;
import dev.tidewatch.ingest.IngestCommand;
import dev.tidewatch.local.chaos.ChaosCommand;
import dev.tidewatch.local.connectors.ConnectCommand;
import dev.tidewatch.local.demo.DemoCommand;
import dev.tidewatch.local.demo.InstanceApp;
import dev.tidewatch.local.demo.ShippingIngest;
import dev.tidewatch.local.ksql.KsqlCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The command line behind {@code ./tidewatch}. Exit status: 0 done, 1 failed, 2 wrong use; after a
 * signal the signal's, 143 for SIGTERM.
 *
 * <p>{@code ./tidewatch} sets the system property {@code tidewatch.home} to the project's
 * directory.
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

  /** Runs a command and ends the JVM with its exit status. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The commands, ready to execute. */
  static CommandLine commandLine() {
    var main = new Main();
    var errors = new CommandErrors("./", () -> main.verbose);
    return new CommandLine(main)
        .addSubcommand(new DemoCommand(InstanceApp::start, new ShippingIngest()))
        .addSubcommand(new RunCommand(System.getenv(), new InstanceLaunch()))
        .addSubcommand(new HealthCommand(System.getenv()))
        .addSubcommand(new IngestCommand())
        .addSubcommand(new TokenCommand())
        .addSubcommand(new ChaosCommand())
        .addSubcommand(new KsqlCommand())
        .addSubcommand(new ConnectCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }
}
