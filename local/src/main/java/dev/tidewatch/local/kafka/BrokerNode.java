package dev.tidewatch.local.kafka;

import java.nio.file.Path;
import java.util.List;

/**
 * One Kafka server, broker and controller at once.
 *
 * @param id its {@code node.id}, from 1
 * @param port where clients connect
 * @param controllerPort where the quorum talks
 * @param directory its own directory, for its log directory and its configuration
 * @param more listeners beside the one for all clients
 */
record BrokerNode(int id, int port, int controllerPort, Path directory, List<BrokerListener> more) {
  BrokerNode {
    more = List.copyOf(more);
  }

  Path logDirectory() {
    return directory.resolve("data");
  }

  Path propertiesFile() {
    return directory.resolve("server.properties");
  }

  String bootstrapServer() {
    return Ports.HOST + ":" + port;
  }
}
