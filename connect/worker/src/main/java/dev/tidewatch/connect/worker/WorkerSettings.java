package dev.tidewatch.connect.worker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The settings of a worker: those of a file, and over them the variables of the environment whose
 * names begin with {@code CONNECT_}. {@code CONNECT_BOOTSTRAP_SERVERS} is {@code
 * bootstrap.servers}; two underscores are one, three a dash.
 */
final class WorkerSettings {

  private static final String PREFIX = "CONNECT_";

  /** What Kubernetes tells every container about a service of the name {@code connect}. */
  private static final Pattern OF_A_SERVICE = Pattern.compile("CONNECT_(PORT|SERVICE)(_.*)?");

  private WorkerSettings() {}

  static Map<String, String> read(Path file, Map<String, String> environment) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Map<String, String> settings = new HashMap<>();
    properties.stringPropertyNames().forEach(n -> settings.put(n, properties.getProperty(n)));
    settings.putAll(of(environment));
    return settings;
  }

  /** The settings of an environment alone. */
  static Map<String, String> of(Map<String, String> environment) {
    Map<String, String> settings = new TreeMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX) && !OF_A_SERVICE.matcher(name).matches()) {
            settings.put(setting(name.substring(PREFIX.length())), value);
          }
        });
    return settings;
  }

  private static String setting(String variable) {
    return variable
        .toLowerCase(Locale.ROOT)
        .replace("___", "-")
        .replace("__", "\0")
        .replace('_', '.')
        .replace('\0', '_');
  }
}
