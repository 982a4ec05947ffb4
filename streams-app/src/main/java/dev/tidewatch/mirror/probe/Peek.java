package dev.tidewatch.mirror.probe;

import dev.tidewatch.query.Deadline;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Looks at single records, to see whether two are the same. Holds one record of each partition at a
 * time, and no longer than it takes to sum it up. Not thread-safe, as its consumer.
 */
final class Peek {

  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;

  Peek(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * A record in short.
   *
   * @param offset that it has
   * @param hash of key and value
   */
  record Seen(long offset, long timestamp, int hash) {

    static Seen of(ConsumerRecord<byte[], byte[]> record) {
      int hash = 31 * Arrays.hashCode(record.key()) + Arrays.hashCode(record.value());
      return new Seen(record.offset(), record.timestamp(), hash);
    }
  }

  /**
   * The first record at each of these offsets or after it.
   *
   * @return those that came within the deadline
   */
  Map<TopicPartition, Seen> at(Map<TopicPartition, Long> offsets, Deadline deadline)
      throws ProbeException {
    Map<TopicPartition, Seen> seen = new HashMap<>();
    if (offsets.isEmpty()) {
      return seen;
    }
    try {
      consumer.assign(offsets.keySet());
      offsets.forEach(consumer::seek);
      Set<TopicPartition> wanted = new HashSet<>(offsets.keySet());
      while (!wanted.isEmpty() && !deadline.remaining().isZero()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          TopicPartition partition = new TopicPartition(record.topic(), record.partition());
          if (wanted.remove(partition)) {
            seen.put(partition, Seen.of(record));
          }
        }
        if (!wanted.isEmpty()) {
          consumer.pause(seen.keySet());
        }
      }
      return seen;
    } catch (KafkaException e) {
      throw new ProbeException("its records could not be read: " + e.getClass().getSimpleName(), e);
    }
  }

  /** Whether the records at two offsets are the same one. */
  static boolean isSame(@Nullable Seen a, long offsetOfA, @Nullable Seen b, long offsetOfB) {
    return a != null
        && b != null
        && a.offset() == offsetOfA
        && b.offset() == offsetOfB
        && a.hash() == b.hash();
  }
}
