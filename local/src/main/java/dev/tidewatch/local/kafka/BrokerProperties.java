package dev.tidewatch.local.kafka;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Configuration of a server for tests and demonstrations: small, quick to start, durable through a
 * kill, never reachable from another machine.
 */
final class BrokerProperties {
  /**
   * Largest record batch in bytes: 128 MiB. Spark writes an event on one line whatever its size; a
   * physical plan or a stage with a million accumulables passes the default of 1 MiB.
   */
  static final int MAX_MESSAGE_BYTES = 128 * 1024 * 1024;

  /** Room for the other parts of a request that carries one largest batch. */
  private static final int REQUEST_OVERHEAD_BYTES = 8 * 1024 * 1024;

  private BrokerProperties() {}

  /**
   * The properties of {@code node}, sorted by name.
   *
   * @param quorum all nodes of the cluster, {@code node} among them
   * @param overrides what the caller wants otherwise
   */
  static Map<String, String> of(
      BrokerNode node, List<BrokerNode> quorum, Map<String, String> overrides) {
    var properties = new TreeMap<String, String>();
    properties.putAll(identity(node, quorum));
    properties.putAll(listeners(node));
    properties.putAll(internalTopics(quorum.size()));
    properties.put("message.max.bytes", String.valueOf(MAX_MESSAGE_BYTES));
    properties.put("replica.fetch.max.bytes", String.valueOf(MAX_MESSAGE_BYTES));
    properties.put(
        "socket.request.max.bytes", String.valueOf(MAX_MESSAGE_BYTES + REQUEST_OVERHEAD_BYTES));
    // A topic that nobody created would hide a misspelt name, with one partition.
    properties.put("auto.create.topics.enable", "false");
    // No second consumer is about to join here, so none is waited for.
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("log.cleaner.dedupe.buffer.size", "2097152");
    properties.put("server.max.startup.time.ms", "60000");
    properties.putAll(overrides);
    return properties;
  }

  private static Map<String, String> identity(BrokerNode node, List<BrokerNode> quorum) {
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        String.valueOf(node.id()),
        "controller.quorum.voters",
        quorum.stream()
            .map(voter -> voter.id() + "@" + Ports.HOST + ":" + voter.controllerPort())
            .collect(joining(",")),
        "controller.listener.names",
        "CONTROLLER",
        "log.dirs",
        node.logDirectory().toAbsolutePath().toString());
  }

  private static Map<String, String> listeners(BrokerNode node) {
    String all = "PLAINTEXT://" + node.bootstrapServer();
    return Map.of(
        "listeners",
        "%s,CONTROLLER://%s:%d".formatted(all, Ports.HOST, node.controllerPort())
            + more(node, each -> "," + each.name() + "://" + each.address()),
        "advertised.listeners",
        all + more(node, each -> "," + each.name() + "://" + each.advertised()),
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"
            + more(node, each -> "," + each.name() + ":PLAINTEXT"));
  }

  private static String more(BrokerNode node, Function<BrokerListener, String> text) {
    return node.more().stream().map(text).collect(joining());
  }

  /** Few partitions, and copies enough that one of three brokers may be lost. */
  private static Map<String, String> internalTopics(int brokers) {
    String replicas = String.valueOf(Math.min(3, brokers));
    String inSync = brokers < 3 ? "1" : "2";
    return Map.of(
        "default.replication.factor",
        replicas,
        "min.insync.replicas",
        inSync,
        "offsets.topic.num.partitions",
        "3",
        "offsets.topic.replication.factor",
        replicas,
        "transaction.state.log.num.partitions",
        "3",
        "transaction.state.log.replication.factor",
        replicas,
        "transaction.state.log.min.isr",
        inSync,
        "share.coordinator.state.topic.num.partitions",
        "3",
        "share.coordinator.state.topic.replication.factor",
        replicas,
        "share.coordinator.state.topic.min.isr",
        inSync);
  }
}
