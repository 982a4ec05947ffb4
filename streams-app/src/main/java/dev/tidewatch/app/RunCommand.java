package dev.tidewatch.app;

import dev.tidewatch.config.ConfigError;
import dev.tidewatch.config.ConfigReader;
import dev.tidewatch.config.ConfigResult;
import dev.tidewatch.config.ConfigResult.Invalid;
import dev.tidewatch.config.ConfigResult.Valid;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: one instance, from its configuration. Exits with 2 if that is wrong. */
@Command(
    name = "run",
    description = "Runs an instance.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Every key can also be given as an environment variable: http.port as TIDEWATCH_HTTP_PORT.",
      "docs/configuration.md lists the keys."
    })
public final class RunCommand implements Callable<Integer> {

  private final Map<String, String> environment;
  private final Launch launch;

  @Option(names = "--config", paramLabel = "FILE", description = "Java properties, in UTF-8.")
  private @Nullable Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides one key of the file and of the environment. Can be repeated.")
  private List<String> sets = List.of();

  @Spec private @Nullable CommandSpec spec;

  /**
   * The command.
   *
   * @param environment the process's environment variables
   * @param launch what runs the instance
   */
  public RunCommand(Map<String, String> environment, Launch launch) {
    this.environment = environment;
    this.launch = launch;
  }

  @Override
  public Integer call() throws Exception {
    ConfigResult result = ConfigReader.read(Optional.ofNullable(config), environment, sets);
    if (result instanceof Valid valid) {
      return launch.run(valid.config());
    }
    print(((Invalid) result).errors());
    return CommandLine.ExitCode.USAGE;
  }

  private void print(List<ConfigError> errors) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.printf("The configuration has %d error%s:%n", errors.size(), errors.size() == 1 ? "" : "s");
    errors.forEach(error -> err.printf("%n%s%n", error.describe()));
    err.flush();
  }
}
