package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** The packaged functions. */
final class UdfsJar {

  private UdfsJar() {}

  static Path path() {
    Path jar =
        Path.of(System.getProperty("tidewatch.root", ".."), "udfs/target/ksqldb/tidewatch-udfs.jar")
            .toAbsolutePath();
    assertThat(jar).as("packaged by 'mvn -pl it -am verify'").exists();
    return jar;
  }
}
