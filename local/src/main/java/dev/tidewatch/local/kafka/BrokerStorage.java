package dev.tidewatch.local.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** Writes a node's configuration and formats its log directory where that was not done before. */
final class BrokerStorage {
  private BrokerStorage() {}

  /** The id of the cluster that lives in {@code directory}: a new one the first time. */
  static String clusterId(Path directory) {
    Path file = directory.resolve("cluster.id");
    try {
      if (Files.notExists(file)) {
        Files.writeString(file, Uuid.randomUuid().toString());
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("Kafka cannot use " + file + ": " + e, e);
    }
  }

  /**
   * Makes the node's directory ready for a server.
   *
   * @throws UncheckedIOException when the directory cannot be written, or Kafka refuses to format
   *     it
   */
  static void prepare(BrokerNode node, Map<String, String> properties, String clusterId) {
    try {
      Files.createDirectories(node.directory());
      writeProperties(node.propertiesFile(), properties);
      if (Files.notExists(node.logDirectory().resolve("meta.properties"))) {
        format(node, clusterId);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Kafka cannot use " + node.directory() + ": " + e, e);
    }
  }

  private static void format(BrokerNode node, String clusterId) throws IOException {
    var output = new ByteArrayOutputStream();
    String[] arguments = {
      "format", "--config", node.propertiesFile().toString(), "--cluster-id", clusterId
    };
    int status =
        StorageTool.execute(arguments, new PrintStream(output, true, StandardCharsets.UTF_8));
    if (status != 0) {
      throw new IOException(
          "it was not formatted: " + output.toString(StandardCharsets.UTF_8).strip());
    }
  }

  private static void writeProperties(Path file, Map<String, String> properties)
      throws IOException {
    var stored = new Properties();
    stored.putAll(properties);
    try (var writer = Files.newBufferedWriter(file)) {
      stored.store(writer, null);
    }
  }
}
