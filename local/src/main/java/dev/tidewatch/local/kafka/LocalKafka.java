package dev.tidewatch.local.kafka;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka of one broker inside this JVM, on the loopback address. The quickest one to start; for a
 * broker that can be killed see {@link KafkaCluster}.
 *
 * <p>Its data stay in its directory and are there again at the next start, whatever the port then.
 * One directory serves one broker at a time. Several may run side by side. Delete the directory
 * only after {@link #close()}: Kafka ends the whole JVM when its log directory fails.
 */
public final class LocalKafka implements AutoCloseable {
  private static final int NODE_ID = 1;

  private final KafkaRaftServer server;
  private final BrokerNode node;
  private final DirectoryLock lock;

  private LocalKafka(KafkaRaftServer server, BrokerNode node, DirectoryLock lock) {
    this.server = server;
    this.node = node;
    this.lock = lock;
  }

  /** A broker with its data in {@code directory}, which is created and formatted on first use. */
  public static Builder in(Path directory) {
    return new Builder(directory);
  }

  /** {@code host:port} for clients. */
  public String bootstrapServers() {
    return node.bootstrapServer();
  }

  /** Stops the broker in order and returns when it is gone. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    lock.close();
  }

  /** What a broker starts with; owned by one thread. */
  public static final class Builder {
    private final Path directory;
    private final Map<String, String> overrides = new LinkedHashMap<>();
    private int port;

    private Builder(Path directory) {
      this.directory = directory;
    }

    /** The port for clients; 0, the default, is any free one. */
    public Builder port(int number) {
      this.port = number;
      return this;
    }

    /** Sets a broker property, over Tidewatch's and Kafka's default. */
    public Builder property(String name, String value) {
      overrides.put(name, value);
      return this;
    }

    /**
     * Starts the broker and returns when it answers clients.
     *
     * @throws PortTakenException when the port is in use
     * @throws IllegalStateException when another Kafka has the directory
     * @throws java.io.UncheckedIOException when the directory cannot be written or formatted
     * @throws org.apache.kafka.common.config.ConfigException when a property has no sense
     */
    public LocalKafka start() {
      int clientPort = Ports.claim(port, "Kafka");
      var node = new BrokerNode(NODE_ID, clientPort, Ports.claim(0, "Kafka"), directory, List.of());
      var properties = BrokerProperties.of(node, List.of(node), overrides);
      var lock = DirectoryLock.acquire(directory);
      try {
        BrokerStorage.prepare(node, properties, BrokerStorage.clusterId(directory));
        FatalFaults.announce();
        var server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        // Returns when the broker is unfenced and its listener accepts requests.
        server.startup();
        return new LocalKafka(server, node, lock);
      } catch (RuntimeException e) {
        lock.close();
        throw e;
      }
    }
  }
}
