package dev.tidewatch.local.mirror;

import dev.tidewatch.local.process.JavaCommand;
import dev.tidewatch.local.process.JavaProcess;
import dev.tidewatch.local.process.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * MirrorMaker 2 as a process of its own, with {@code deploy/mirrormaker/mm2.properties}, in a child
 * JVM. Ends with this JVM, however this JVM ends. Owned by one thread.
 */
public final class DedicatedMirrorMaker implements AutoCloseable {
  private static final String MAIN = "org.apache.kafka.connect.mirror.MirrorMaker";
  private static final String LOGGING = "dev/tidewatch/app/logback-service.xml";
  private static final Duration START_DEADLINE = Duration.ofSeconds(90);

  private final JavaProcess process;

  private DedicatedMirrorMaker(JavaProcess process) {
    this.process = process;
  }

  /**
   * Starts it and returns when it has begun.
   *
   * @param home of the project
   * @param directory for its configuration and log; may be missing
   * @param overrides what is to be otherwise
   * @throws IOException when a file cannot be read or written
   */
  public static DedicatedMirrorMaker start(
      Path home, Path directory, Link link, Map<String, String> overrides) throws IOException {
    return start(home, directory, link, overrides, List.of());
  }

  /**
   * The same with options of its JVM.
   *
   * @param jvmOptions such as {@code -javaagent:…}
   * @throws IOException when a file cannot be read or written
   */
  public static DedicatedMirrorMaker start(
      Path home, Path directory, Link link, Map<String, String> overrides, List<String> jvmOptions)
      throws IOException {
    var settings = new Properties();
    try (var written = Files.newBufferedReader(home.resolve("deploy/mirrormaker/mm2.properties"))) {
      settings.load(written);
    }
    settings.replaceAll((name, value) -> link.value((String) name, (String) value));
    settings.putAll(overrides);
    Files.createDirectories(directory);
    var file = directory.resolve("mm2.properties");
    try (var writer = Files.newBufferedWriter(file)) {
      settings.store(writer, null);
    }
    return new DedicatedMirrorMaker(
        new JavaCommand("MirrorMaker 2", MAIN)
            .jvmOptions(
                List.of(
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dlogback.configurationFile=" + LOGGING))
            .jvmOptions(jvmOptions)
            .arguments(file.toString())
            .start(
                directory.resolve("mirrormaker.log"),
                Readiness.logged("Kafka MirrorMaker starting"),
                START_DEADLINE));
  }

  /** The file with its output. */
  public Path log() {
    return process.log();
  }

  /** Stops it in order. */
  @Override
  public void close() {
    process.close();
  }
}
