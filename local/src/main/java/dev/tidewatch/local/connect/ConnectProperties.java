package dev.tidewatch.local.connect;

import static java.util.stream.Collectors.joining;

import dev.tidewatch.local.kafka.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Configuration of a worker that is alone in its group: quick to start, and never reachable from
 * another machine.
 */
final class ConnectProperties {
  private ConnectProperties() {}

  /**
   * The properties, sorted by name.
   *
   * @param group also begins the names of the worker's own topics
   * @param port where its REST API listens
   * @param plugins directories whose entries are plugins, or jars that are one each
   * @param overrides what the caller wants otherwise
   */
  static Map<String, String> of(
      String bootstrapServers,
      String group,
      int port,
      List<Path> plugins,
      Map<String, String> overrides) {
    var properties = new TreeMap<String, String>();
    properties.put("bootstrap.servers", bootstrapServers);
    properties.put("group.id", group);
    properties.put("listeners", "http://" + Ports.HOST + ":" + port);
    // Without it a worker tells others the name of the machine.
    properties.put("rest.advertised.host.name", Ports.HOST);
    properties.putAll(ownTopics(group));
    properties.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
    properties.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
    properties.put("value.converter.schemas.enable", "false");
    if (!plugins.isEmpty()) {
      properties.put(
          "plugin.path",
          plugins.stream().map(path -> path.toAbsolutePath().toString()).collect(joining(",")));
    }
    // Plugins that say what they are; looking into every class takes seconds.
    properties.put("plugin.discovery", "service_load");
    // No worker is about to come back, so none is waited for.
    properties.put("scheduled.rebalance.max.delay.ms", "0");
    properties.putAll(overrides);
    return properties;
  }

  private static Map<String, String> ownTopics(String group) {
    return Map.of(
        "config.storage.topic",
        group + "-configs",
        "config.storage.replication.factor",
        "1",
        "offset.storage.topic",
        group + "-offsets",
        "offset.storage.replication.factor",
        "1",
        "offset.storage.partitions",
        "1",
        "status.storage.topic",
        group + "-status",
        "status.storage.replication.factor",
        "1",
        "status.storage.partitions",
        "1");
  }
}
