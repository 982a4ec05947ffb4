package dev.tidewatch.local.mirror;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidewatch.local.connect.ConnectRest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The connectors of {@code deploy/mirrormaker/connect}, for clusters of this machine. They run in
 * any Kafka Connect whose own cluster is the target.
 */
public final class MirrorConnectors {
  /** By file. Heartbeats first, so that the link is measured from its beginning. */
  private static final List<String> FILES =
      List.of("heartbeat-on-source.json", "heartbeat.json", "source.json", "checkpoint.json");

  private static final JsonMapper JSON = new JsonMapper();

  private MirrorConnectors() {}

  /**
   * Their configurations by name, in the order in which they are to be made.
   *
   * @param home of the project
   * @param overrides what is to be otherwise, wherever a connector has the setting
   * @throws IOException when the files cannot be read
   */
  public static Map<String, Map<String, String>> read(
      Path home, Link link, Map<String, String> overrides) throws IOException {
    var connectors = new LinkedHashMap<String, Map<String, String>>();
    var directory = home.resolve("deploy").resolve("mirrormaker").resolve("connect");
    for (var file : FILES) {
      var written = JSON.readTree(directory.resolve(file).toFile());
      var settings = new TreeMap<String, String>();
      written
          .path("config")
          .properties()
          .forEach(
              each -> {
                String value = link.value(each.getKey(), each.getValue().asText());
                settings.put(each.getKey(), overrides.getOrDefault(each.getKey(), value));
              });
      connectors.put(link.value("name", written.path("name").asText()), settings);
    }
    return connectors;
  }

  /**
   * Makes connectors and returns when they run, but for that of checkpoints: it has no tasks before
   * there is a group on the source.
   *
   * @throws IllegalStateException when one fails, or does not get there in time
   */
  public static void start(
      ConnectRest rest, Map<String, Map<String, String>> connectors, Duration longest)
      throws IOException {
    for (var connector : connectors.entrySet()) {
      rest.put(connector.getKey(), connector.getValue());
    }
    for (var connector : connectors.entrySet()) {
      if (!connector.getValue().getOrDefault("connector.class", "").contains("Checkpoint")) {
        rest.awaitRunning(connector.getKey(), longest);
      }
    }
  }
}
