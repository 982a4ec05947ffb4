package dev.tidewatch.connect.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that all connectors of this build tell Connect. */
public final class PluginVersion {

  private static final String VERSION = read();

  private PluginVersion() {}

  /** Such as {@code 1.0.0}. */
  public static String get() {
    return VERSION;
  }

  private static String read() {
    var built = new Properties();
    try (var in = PluginVersion.class.getResourceAsStream("version.properties")) {
      built.load(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable); // the jar it is read from is broken
    }
    return built.getProperty("version", "unknown");
  }
}
