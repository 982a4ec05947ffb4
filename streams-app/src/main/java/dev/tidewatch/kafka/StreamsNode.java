package dev.tidewatch.kafka;

import dev.tidewatch.store.StoreReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Kafka Streams instance and its stores. A stream thread that dies is replaced, since
 * what it worked on is taken up from the last commit; one that dies again and again ends the
 * instance, so that whoever runs it notices.
 *
 * <p>Safe for use by any thread.
 */
public final class StreamsNode implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsNode.class);

  private final KafkaStreams streams;
  private final int partitions;
  private final Duration closeTimeout;
  private final RestartBudget restarts = new RestartBudget(10, Duration.ofMinutes(10));
  private final Map<Integer, StoreReader> readers = new ConcurrentHashMap<>();

  /**
   * Builds an instance; {@link #start} starts it.
   *
   * @param partitions of the topics that keys are placed by
   */
  public StreamsNode(
      Topology topology, Properties properties, int partitions, Duration closeTimeout) {
    this.streams = new KafkaStreams(topology, properties);
    this.partitions = partitions;
    this.closeTimeout = closeTimeout;
    streams.setUncaughtExceptionHandler(this::died);
    streams.setStateListener((now, before) -> LOG.info("Streams went from {} to {}", before, now));
  }

  /** Starts the stream threads and returns. */
  public void start() {
    streams.start();
  }

  private StreamThreadExceptionResponse died(Throwable cause) {
    if (restarts.take()) {
      LOG.error("A stream thread died and is replaced", cause);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    LOG.error("Stream threads died too often; this instance stops", cause);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /** How many partitions the stores have, over all instances. */
  public int partitions() {
    return partitions;
  }

  /** The partition that a key is placed in, by the Java producer's default partitioner. */
  public int partitionOf(byte[] key) {
    return BuiltInPartitioner.partitionForKey(key, partitions);
  }

  /** Reads the stores of one partition, if it is here. */
  public StoreReader reader(int partition) {
    return readers.computeIfAbsent(partition, number -> new LocalStores(streams, number));
  }

  /** Why this instance cannot answer, if so. */
  public Optional<String> notReady() {
    KafkaStreams.State state = streams.state();
    return state == KafkaStreams.State.RUNNING
        ? Optional.empty()
        : Optional.of("Kafka Streams is " + state + ", not RUNNING");
  }

  /** Whether it has stopped for good, by itself or by {@link #close}. */
  public boolean stopped() {
    return streams.state().hasCompletedShutdown();
  }

  /** The instance, for its metrics. */
  public KafkaStreams streams() {
    return streams;
  }

  /**
   * Commits, and closes the stores so that the next start restores nothing. The members leave the
   * group: ones that stayed would be waited for, by the other threads in the middle of a rebalance
   * and by the next start of this instance, until their session times out.
   */
  @Override
  public void close() {
    CloseOptions options =
        CloseOptions.timeout(closeTimeout)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
    if (!streams.close(options)) {
      LOG.warn(
          "Kafka Streams did not stop within {}; the next start restores from the changelogs",
          closeTimeout);
    }
  }
}
