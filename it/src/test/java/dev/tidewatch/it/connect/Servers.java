package dev.tidewatch.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** The jars of other people's servers, which the modules below {@code servers} fetch. */
public final class Servers {

  private Servers() {}

  /** A directory with nothing but jars. */
  public static Path jars(String server) {
    Path root = Path.of(System.getProperty("tidewatch.root"));
    Path jars = root.resolve("servers").resolve(server).resolve("target/lib");
    assertThat(jars).as("the module servers/%s must have been built", server).isDirectory();
    return jars;
  }
}
