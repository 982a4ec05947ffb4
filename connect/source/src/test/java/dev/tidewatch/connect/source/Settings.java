package dev.tidewatch.connect.source;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settings that are enough. */
final class Settings {

  private Settings() {}

  static Map<String, String> in(Path directory) {
    return in(directory.toString());
  }

  static Map<String, String> in(String directory) {
    String bytes = "org.apache.kafka.connect.converters.ByteArrayConverter";
    Map<String, String> given = new HashMap<>();
    given.put("directories", directory);
    given.put("key.converter", bytes);
    given.put("value.converter", bytes);
    given.put("header.converter", bytes);
    given.put("settle.ms", "0");
    return given;
  }
}
