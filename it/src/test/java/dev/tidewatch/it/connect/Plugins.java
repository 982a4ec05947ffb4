package dev.tidewatch.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** What this build makes for {@code plugin.path}. */
public final class Plugins {

  private Plugins() {}

  /** A directory with one plugin, which is a directory of jars. */
  public static Path directory(String module) {
    Path root = Path.of(System.getProperty("tidewatch.root"));
    Path plugins = root.resolve("connect").resolve(module).resolve("target/plugin");
    assertThat(plugins.resolve("tidewatch-connect-" + module))
        .as("the module connect/%s must have been packaged", module)
        .isDirectory();
    return plugins;
  }
}
