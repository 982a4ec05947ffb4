package dev.tidewatch.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the configuration: a file of Java properties, overridden by environment variables,
 * overridden by {@code --set key=value}.
 */
public final class ConfigReader {

  private ConfigReader() {}

  /**
   * Reads everything and reports every error, not only the first.
   *
   * @param file the file, or none when the environment says it all
   * @param environment the process's environment variables
   * @param sets {@code key=value}, the last of several for one key wins
   */
  public static ConfigResult read(
      Optional<Path> file, Map<String, String> environment, List<String> sets) {
    List<ConfigError> errors = new ArrayList<>();
    Map<String, Given> given = new TreeMap<>();
    file.ifPresent(path -> PropertiesFile.read(path, errors).forEach(g -> given.put(g.key(), g)));
    Environment.read(environment).forEach(g -> given.put(g.key(), g));
    sets.forEach(set -> readSet(set, given, errors));

    Map<String, String> kafka = passThrough(PassThroughKeys.KAFKA, given, errors);
    Map<String, String> streams = passThrough(PassThroughKeys.STREAMS, given, errors);
    Map<String, PassThrough> clusters =
        MirrorClusters.of(passThrough(PassThroughKeys.MIRROR_CLUSTERS, given, errors), errors);
    Map<String, String> hbase = passThrough(PassThroughKeys.HISTORY, given, errors);
    given.values().stream().filter(UnknownKey::is).map(UnknownKey::error).forEach(errors::add);
    Config config =
        ConfigAssembly.assemble(new Values(given, errors), kafka, streams, clusters, hbase);
    errors.sort(Comparator.comparing(ConfigError::key));
    return errors.isEmpty() ? new ConfigResult.Valid(config) : new ConfigResult.Invalid(errors);
  }

  private static void readSet(String set, Map<String, Given> given, List<ConfigError> errors) {
    int equals = set.indexOf('=');
    if (equals <= 0) {
      errors.add(
          new ConfigError(
              "--set", Secret.MASK, "command line", "key=value", "Put a key, '=' and its value."));
      return;
    }
    String key = set.substring(0, equals).strip();
    given.put(key, new Given(key, set.substring(equals + 1).strip(), "--set"));
  }

  private static Map<String, String> passThrough(
      PassThroughKeys keys, Map<String, Given> given, List<ConfigError> errors) {
    Map<String, String> settings = new TreeMap<>();
    for (Given entry : given.values()) {
      if (entry.key().startsWith(keys.prefix())) {
        keys.check(entry).ifPresent(errors::add);
        settings.put(entry.key().substring(keys.prefix().length()), entry.value());
      }
    }
    return settings;
  }
}
