package dev.tidewatch.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: Tidewatch, and what it was built with and runs on. */
public final class Version implements IVersionProvider {
  /** The version of Tidewatch alone. */
  static String ofTidewatch() {
    return built().getProperty("tidewatch", "unknown");
  }

  private static Properties built() {
    var built = new Properties();
    try (var in = Version.class.getResourceAsStream("version.properties")) {
      built.load(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable); // the jar it is read from is broken
    }
    return built;
  }

  @Override
  public String[] getVersion() {
    var built = built();
    return new String[] {
      "tidewatch %s (Kafka %s, Java %s)"
          .formatted(built.getProperty("tidewatch"), built.getProperty("kafka"), Runtime.version())
    };
  }
}
