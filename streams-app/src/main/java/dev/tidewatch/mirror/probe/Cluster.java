package dev.tidewatch.mirror.probe;

import dev.tidewatch.query.Deadline;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The clients of one cluster, connected when it is first asked. One question at a time: whoever has
 * the lock. Thread-safe.
 */
final class Cluster implements AutoCloseable {

  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final Properties settings;
  private final ReentrantLock turn = new ReentrantLock();
  private final Map<String, SyncTail> tails = new HashMap<>();
  private @Nullable Admin admin;
  private @Nullable Consumer<byte[], byte[]> consumer;
  private boolean closed;

  Cluster(Properties settings) {
    this.settings = new Properties();
    this.settings.putAll(settings);
  }

  /**
   * Waits for its turn.
   *
   * @throws ProbeException when that does not come within the deadline
   */
  void begin(Deadline deadline) throws ProbeException {
    try {
      if (!turn.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new ProbeException("it is still being asked for somebody else");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProbeException("the instance is stopping", e);
    }
    if (closed) {
      turn.unlock();
      throw new ProbeException("the instance is stopping");
    }
  }

  void end() {
    turn.unlock();
  }

  AdminAnswers admin(Deadline deadline) throws ProbeException {
    try {
      Admin client = admin;
      if (client == null) {
        client = Admin.create(settings);
        admin = client;
      }
      return new AdminAnswers(client, deadline);
    } catch (KafkaException e) {
      throw new ProbeException("its settings cannot be used: " + e.getMessage(), e);
    }
  }

  Consumer<byte[], byte[]> consumer() throws ProbeException {
    Consumer<byte[], byte[]> client = consumer;
    if (client != null) {
      return client;
    }
    Properties reading = new Properties();
    reading.putAll(settings);
    reading.putAll(
        Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted",
            // What is asked for is there: a broker that waits for more holds up the next question.
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "10",
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, String.valueOf(256 << 10)));
    try {
      client =
          new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException e) {
      throw new ProbeException("its settings cannot be used: " + e.getMessage(), e);
    }
    consumer = client;
    return client;
  }

  SyncTail tail(String topic) {
    return tails.computeIfAbsent(topic, SyncTail::new);
  }

  @Override
  public void close() {
    turn.lock();
    try {
      closed = true;
      if (admin != null) {
        admin.close(CLOSE);
      }
      if (consumer != null) {
        consumer.close(CloseOptions.timeout(CLOSE));
      }
    } finally {
      turn.unlock();
    }
  }
}
