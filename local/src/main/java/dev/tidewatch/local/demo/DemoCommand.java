package dev.tidewatch.local.demo;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidewatch demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a Kafka and Tidewatch on this machine, ships event logs into it, and serves the"
          + " answers until Ctrl-C. Then a Kafka Connect is started whose sinks fail, for genuine"
          + " dead letters, and a second cluster with a MirrorMaker 2 link."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final int MAX_PORT = 65_535;

  private final DemoApp.Factory app;
  private final DemoIngest ingest;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8480",
      description = "Port of 127.0.0.1 to serve on (default: ${DEFAULT-VALUE}; 0: any free one).")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Directory of Spark event logs (default: the project's samples/logs).")
  private @Nullable Path data;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "Where to keep Kafka's data, stores and the log while it runs"
              + " (default: tidewatch/demo-<pid> in the user's cache directory).")
  private @Nullable Path directory;

  @Option(names = "--keep", description = "Do not remove that directory at the end.")
  private boolean keep;

  @Option(names = "--once", description = "Print a summary of what is served, and end.")
  private boolean once;

  @Option(
      names = "--without-connect",
      description = "Leave out the Kafka Connect whose sinks fail, and with it the dead letters.")
  private boolean withoutConnect;

  @Option(
      names = "--without-mirror",
      description =
          "Leave out the second cluster and the MirrorMaker 2 link from it; without Connect there is"
              + " none.")
  private boolean withoutMirror;

  @Spec private @Nullable CommandSpec spec;

  /**
   * The command.
   *
   * @param app starts the application
   * @param ingest ships the logs
   */
  public DemoCommand(DemoApp.Factory app, DemoIngest ingest) {
    this.app = app;
    this.ingest = ingest;
  }

  @Override
  public Integer call() throws Exception {
    var commandLine = requireNonNull(spec, "filled in by picocli").commandLine();
    if (port < 0 || port > MAX_PORT) {
      throw new ParameterException(
          commandLine, "--port is a number from 0 to " + MAX_PORT + ", not " + port);
    }
    var logs = data == null ? samples() : data;
    if (!Files.isDirectory(logs)) {
      throw new ParameterException(
          commandLine, logs + " is no directory: pass a directory of event logs with --data");
    }
    var place =
        directory == null
            ? DemoDirectory.defaultPath(System.getenv(), ProcessHandle.current().pid())
            : directory;
    var settings =
        new Demo.Settings(port, logs, place, keep, once, !withoutConnect, !withoutMirror, home());
    new Demo(settings, app, ingest, commandLine.getOut()).run();
    return ExitCode.OK;
  }

  private static Path samples() {
    return home().resolve("samples").resolve("logs");
  }

  private static Path home() {
    return Path.of(System.getProperty("tidewatch.home", ""));
  }
}
