package dev.tidewatch.app;

import dev.tidewatch.config.ConfigResult;
import dev.tidewatch.config.ConfigResult.Invalid;
import dev.tidewatch.config.ConfigResult.Valid;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code run}: one instance, from its configuration. Exits with 2 if that is wrong. */
@Command(
    name = "run",
    description = "Runs an instance.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Every key can also be given as an environment variable: http.port as TIDEWATCH_HTTP_PORT.",
      "docs/configuration.md lists the keys. Exit status after SIGTERM: 143, after Ctrl-C: 130."
    })
public final class RunCommand implements Callable<Integer> {

  private final Map<String, String> environment;
  private final Launch launch;

  @Mixin private ConfigOptions options = new ConfigOptions();

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
    ConfigResult result = options.read(environment);
    if (result instanceof Valid valid) {
      return launch.run(valid.config());
    }
    ConfigOptions.print(
        ((Invalid) result).errors(), Objects.requireNonNull(spec).commandLine().getErr());
    return CommandLine.ExitCode.USAGE;
  }
}
