package dev.tidewatch.local.kafka;

import java.nio.file.Path;

/**
 * One Kafka server, broker and controller at once.
 *
 * @param id its {@code node.id}, from 1
 * @param port where clients connect
 * @param controllerPort where the quorum talks
 * @param directory its own directory, for its log directory and its configuration
 */
record BrokerNode(int id, int port, int controllerPort, Path directory) {
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
