package dev.tidewatch.app;

import java.io.IOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: Tidewatch, and what it was built with and runs on. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    var built = new Properties();
    try (var in = Version.class.getResourceAsStream("version.properties")) {
      built.load(in);
    }
    return new String[] {
      "tidewatch %s (Kafka %s, Java %s)"
          .formatted(built.getProperty("tidewatch"), built.getProperty("kafka"), Runtime.version())
    };
  }
}
