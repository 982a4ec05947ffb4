package dev.tidewatch.deploy;

import dev.tidewatch.config.Config;
import dev.tidewatch.config.ConfigError;
import dev.tidewatch.config.ConfigReader;
import dev.tidewatch.config.ConfigResult;
import dev.tidewatch.config.ConfigResult.Invalid;
import dev.tidewatch.config.ConfigResult.Valid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The environment of a container, read by the application's own reader. */
record Settings(ConfigResult result) {

  private static final String SECRET = "a-secret-of-at-least-sixteen-characters\n";

  /**
   * Reads it.
   *
   * @param files where files are put that containers have mounted, such as secrets
   */
  static Settings of(Map<String, String> environment, Path files) throws IOException {
    Map<String, String> here = new TreeMap<>();
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      here.put(variable.getKey(), variable.getValue());
      if (variable.getKey().endsWith("_FILE")) {
        Path file = Files.writeString(files.resolve(variable.getKey()), SECRET);
        here.put(variable.getKey(), file.toString());
      }
    }
    return new Settings(ConfigReader.read(Optional.empty(), here, List.of()));
  }

  /** What is wrong with it; nothing if it can be used. */
  List<String> errors() {
    return result instanceof Invalid invalid
        ? invalid.errors().stream().map(ConfigError::describe).toList()
        : List.of();
  }

  Config config() {
    return ((Valid) result).config();
  }
}
