package dev.tidewatch.local.kafka;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.tidewatch.local.process.ProcessFailedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A Kafka of one or three brokers, each in a child JVM and each broker and controller at once, on
 * the loopback address. Ends with this JVM, however this JVM ends. Owned by one thread.
 *
 * <p>The data stay in the directory and are there again at the next start. Clients must be given
 * the new {@link #bootstrapServers()} then: ports live as long as this object.
 */
public final class KafkaCluster implements AutoCloseable {
  private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(5);

  private final DirectoryLock lock;
  private final List<KafkaProcess> brokers = new ArrayList<>();

  private KafkaCluster(DirectoryLock lock) {
    this.lock = lock;
  }

  /** A cluster with its data in {@code directory}, which is created and formatted on first use. */
  public static Builder in(Path directory) {
    return new Builder(directory);
  }

  /** {@code host:port,…} of all brokers. */
  public String bootstrapServers() {
    return brokers.stream().map(KafkaProcess::bootstrapServer).collect(joining(","));
  }

  /** The brokers, by ascending id. */
  public List<KafkaProcess> brokers() {
    return List.copyOf(brokers);
  }

  /** The broker with this id, from 1. */
  public KafkaProcess broker(int id) {
    return brokers.get(id - 1);
  }

  /**
   * Stops all brokers. The last of three has no quorum left to take leave of and is killed after a
   * while; what was acknowledged is on disk or in the operating system's cache, and stays.
   */
  @Override
  public void close() {
    brokers.forEach(KafkaProcess::terminate);
    brokers.forEach(broker -> broker.awaitEnd(CLOSE_DEADLINE));
    lock.close();
  }

  /** What a cluster starts with; owned by one thread. */
  public static final class Builder {
    private final Path directory;
    private final Map<String, String> overrides = new LinkedHashMap<>();
    private final List<String> jvmOptions = new ArrayList<>();
    private final Map<String, IntFunction<String>> listeners = new LinkedHashMap<>();
    private int count = 1;

    private Builder(Path directory) {
      this.directory = directory;
      // Room for a few of the largest batches at once; a broker just started has 220 MB resident.
      // The first compiler alone: a start takes half the processor time (2.6 s against 4.5 s).
      jvmOptions.addAll(List.of("-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
      // A broker that was killed is waited for until its session ends: 2 s, not Kafka's 9.
      overrides.put("broker.session.timeout.ms", "2000");
      overrides.put("broker.heartbeat.interval.ms", "500");
    }

    /** How many brokers: 1 (the default) or 3. Two have no quorum that survives a loss. */
    public Builder brokers(int number) {
      if (number != 1 && number != 3) {
        throw new IllegalArgumentException("a cluster has 1 or 3 brokers, not " + number);
      }
      this.count = number;
      return this;
    }

    /**
     * Adds options of the brokers' JVMs; they win over the defaults, {@code -Xmx768m} and, for a
     * quick start, {@code -XX:TieredStopAtLevel=1}. Where a broker's speed matters, set that to 4.
     */
    public Builder jvmOptions(String... options) {
      jvmOptions.addAll(List.of(options));
      return this;
    }

    /**
     * Adds a listener to every broker, for clients that reach it through a proxy.
     *
     * @param name in capital letters
     * @param advertised by broker id, {@code host:port} that its clients are told
     */
    public Builder listener(String name, IntFunction<String> advertised) {
      listeners.put(name, advertised);
      return this;
    }

    /** Sets a broker property, over Tidewatch's and Kafka's default. */
    public Builder property(String name, String value) {
      overrides.put(name, value);
      return this;
    }

    /**
     * Starts the brokers and returns when each answers and sees all.
     *
     * @throws ProcessFailedException when one does not come up, with the end of its log
     * @throws IllegalStateException when another Kafka has the directory
     * @throws java.io.UncheckedIOException when the directory cannot be written or formatted
     */
    public KafkaCluster start() {
      var cluster = new KafkaCluster(DirectoryLock.acquire(directory));
      try {
        for (var node : prepare()) {
          cluster.brokers.add(new KafkaProcess(node, jvmOptions));
        }
        var ids = cluster.brokers.stream().map(KafkaProcess::id).collect(toSet());
        cluster.brokers.forEach(broker -> broker.awaitCluster(ids));
        return cluster;
      } catch (RuntimeException e) {
        cluster.close();
        throw e;
      }
    }

    private List<BrokerNode> prepare() {
      var ports = Ports.free(2 * count);
      var nodes = new ArrayList<BrokerNode>();
      for (int i = 0; i < count; i++) {
        var own = directory.resolve("broker-" + (i + 1));
        nodes.add(new BrokerNode(i + 1, ports.get(2 * i), ports.get(2 * i + 1), own, more(i + 1)));
      }
      var clusterId = BrokerStorage.clusterId(directory);
      for (var node : nodes) {
        BrokerStorage.prepare(node, BrokerProperties.of(node, nodes, overrides), clusterId);
      }
      return nodes;
    }

    private List<BrokerListener> more(int broker) {
      return listeners.entrySet().stream()
          .map(
              each ->
                  new BrokerListener(
                      each.getKey(), Ports.claim(0, "Kafka"), each.getValue().apply(broker)))
          .toList();
    }
  }
}
