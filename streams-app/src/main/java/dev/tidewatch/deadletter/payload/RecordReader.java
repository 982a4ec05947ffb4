package dev.tidewatch.deadletter.payload;

import dev.tidewatch.query.Deadline;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads single records of any topic by position, with a few consumers that are kept: each asks one
 * question at a time. Safe for use by any thread.
 */
public final class RecordReader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RecordReader.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final Properties settings;
  private final int most;
  private final Semaphore permits;
  private final Deque<Consumer<byte[], byte[]>> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  /**
   * Connects when it is first asked.
   *
   * @param clients how to reach Kafka
   * @param most questions at a time
   */
  public RecordReader(Properties clients, int most) {
    this.settings = new Properties();
    settings.putAll(clients);
    settings.putAll(
        Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1",
            // One record is wanted: whatever is fetched beyond it is thrown away.
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "65536",
            ConsumerConfig.CLIENT_ID_CONFIG, "tidewatch-payloads"));
    this.most = most;
    this.permits = new Semaphore(most);
  }

  /** The record at a position, if it is there and can be read within the deadline. */
  Lookup read(TopicPartition partition, long offset, Deadline deadline) {
    try {
      if (!permits.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        return unavailable(most + " payloads are being read already");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unavailable("The instance is stopping");
    }
    try {
      return readNow(partition, offset, deadline);
    } finally {
      permits.release();
    }
  }

  private Lookup readNow(TopicPartition partition, long offset, Deadline deadline) {
    Consumer<byte[], byte[]> consumer = idle.poll();
    boolean reusable = false;
    try {
      if (consumer == null) {
        consumer =
            new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      }
      Lookup outcome = read(consumer, partition, offset, deadline);
      consumer.unsubscribe();
      reusable = true;
      return outcome;
    } catch (InvalidTopicException e) {
      return missing("No topic can have that name");
    } catch (AuthorizationException e) {
      return unavailable("Kafka does not let Tidewatch read topic " + partition.topic());
    } catch (KafkaException e) {
      LOG.warn("The record {}@{} could not be read", partition, offset, e);
      return unavailable("Kafka did not give the record: " + e.getMessage());
    } finally {
      if (consumer != null && reusable && !closed) {
        idle.push(consumer);
      } else if (consumer != null) {
        close(consumer);
      }
    }
  }

  private static Lookup read(
      Consumer<byte[], byte[]> consumer, TopicPartition partition, long offset, Deadline deadline) {
    boolean exists =
        consumer.partitionsFor(partition.topic(), deadline.remaining()).stream()
            .anyMatch(info -> info.partition() == partition.partition());
    if (!exists) {
      return missing("Topic " + partition.topic() + " has no partition " + partition.partition());
    }
    consumer.assign(List.of(partition));
    List<TopicPartition> asked = List.of(partition);
    long begin = consumer.beginningOffsets(asked, deadline.remaining()).getOrDefault(partition, 0L);
    long end = consumer.endOffsets(asked, deadline.remaining()).getOrDefault(partition, 0L);
    if (offset < begin) {
      return missing(
          "The topic does not keep it any more: " + partition + " begins at offset " + begin);
    }
    if (offset >= end) {
      return missing("It does not exist yet: " + partition + " ends at offset " + end);
    }
    consumer.seek(partition, offset);
    while (!deadline.remaining().isZero()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        return record.offset() == offset
            ? new Lookup.Found(record)
            : missing("Nothing is at that offset of " + partition + " that can be read");
      }
      if (consumer.position(partition, deadline.remaining()) > offset) {
        return missing("Nothing is at that offset of " + partition + " that can be read");
      }
    }
    return unavailable("Kafka did not give the record in time");
  }

  private static Lookup missing(String why) {
    return new Lookup.Missing(why);
  }

  private static Lookup unavailable(String why) {
    return new Lookup.Unavailable(why);
  }

  private static void close(Consumer<byte[], byte[]> consumer) {
    try {
      consumer.close(CloseOptions.timeout(CLOSE));
    } catch (KafkaException e) {
      LOG.debug("A consumer did not close", e);
    }
  }

  /** Closes the consumers that nobody uses; the others when their question is answered. */
  @Override
  public void close() {
    closed = true;
    for (Consumer<byte[], byte[]> left = idle.poll(); left != null; left = idle.poll()) {
      close(left);
    }
  }
}
