package dev.tidewatch.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sorts the settings of {@code mirror.clusters.} by cluster. */
final class MirrorClusters {

  private static final String BOOTSTRAP = "bootstrap.servers";

  private MirrorClusters() {}

  /**
   * The settings by alias.
   *
   * @param given with alias, dot and name for a key
   */
  static Map<String, PassThrough> of(Map<String, String> given, List<ConfigError> errors) {
    Map<String, Map<String, String>> byAlias = new TreeMap<>();
    given.forEach(
        (key, value) -> {
          int dot = key.indexOf('.');
          if (dot <= 0) {
            errors.add(error(key, "an alias, a dot and a setting", "Give alias and setting."));
          } else {
            byAlias
                .computeIfAbsent(key.substring(0, dot), alias -> new TreeMap<>())
                .put(key.substring(dot + 1), value);
          }
        });
    Map<String, PassThrough> clusters = new TreeMap<>();
    byAlias.forEach(
        (alias, settings) -> {
          String servers = settings.getOrDefault(BOOTSTRAP, "");
          if (!isServers(servers)) {
            errors.add(
                error(
                    alias + "." + BOOTSTRAP,
                    Types.SERVERS.allowed(),
                    "Say where the brokers of this cluster are, or remove its other settings."));
          }
          clusters.put(alias, new PassThrough(settings));
        });
    return clusters;
  }

  private static boolean isServers(String servers) {
    try {
      return !Types.SERVERS.parse(servers).isEmpty();
    } catch (IllegalArgumentException notServers) {
      return false;
    }
  }

  private static ConfigError error(String key, String allowed, String action) {
    return new ConfigError(
        PassThroughKeys.MIRROR_CLUSTERS.prefix() + key,
        Secret.MASK,
        "configuration",
        allowed,
        action);
  }
}
