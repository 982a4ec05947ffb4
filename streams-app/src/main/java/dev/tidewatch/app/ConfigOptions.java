package dev.tidewatch.app;

import dev.tidewatch.config.ConfigError;
import dev.tidewatch.config.ConfigReader;
import dev.tidewatch.config.ConfigResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where commands of an instance find its configuration: the same options for each of them. */
final class ConfigOptions {

  @Option(names = "--config", paramLabel = "FILE", description = "Java properties, in UTF-8.")
  private @Nullable Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides one key of the file and of the environment. Can be repeated.")
  private List<String> sets = List.of();

  ConfigResult read(Map<String, String> environment) {
    return ConfigReader.read(Optional.ofNullable(config), environment, sets);
  }

  /** Explains every error, for people. */
  static void print(List<ConfigError> errors, PrintWriter err) {
    err.printf("The configuration has %d error%s:%n", errors.size(), errors.size() == 1 ? "" : "s");
    errors.forEach(error -> err.printf("%n%s%n", error.describe()));
    err.flush();
  }
}
