package dev.tidewatch.deadletter.redrive;

import dev.tidewatch.deadletter.command.Slice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads slices of dead-letter topics, and keeps count of what they do not have any more. What was
 * read is behind it once {@link #keep} is called; until then {@link #back} returns to it.
 *
 * <p>Owned by one thread.
 */
final class SliceReader implements AutoCloseable {

  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Slice> slices;
  private final Address address;
  private final Map<TopicPartition, Long> kept = new HashMap<>();
  private long gone;

  /**
   * Connects.
   *
   * @param clients how to reach Kafka
   * @param group that remembers how far it was read; empty where nobody does
   * @param most records of one poll
   * @param address tells which partitions there are; a client waits long for one that is not
   */
  SliceReader(
      Properties clients, String group, int most, Collection<Slice> slices, Address address) {
    this.address = address;
    this.slices =
        slices.stream()
            .collect(
                Collectors.toMap(
                    slice -> new TopicPartition(slice.topic(), slice.partition()), slice -> slice));
    Properties settings = new Properties();
    settings.putAll(clients);
    settings.putAll(
        Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, String.valueOf(most)));
    if (!group.isEmpty()) {
      settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    }
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Begins at the first offset of each slice. */
  void begin() {
    slices.forEach((partition, slice) -> kept.put(partition, slice.from()));
    assign();
  }

  /** Begins where the group has come to. */
  void resume() {
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(slices.keySet());
    slices.forEach(
        (partition, slice) -> {
          OffsetAndMetadata reached = committed.get(partition);
          kept.put(partition, reached == null ? slice.from() : reached.offset());
        });
    assign();
  }

  private void assign() {
    slices.forEach(
        (partition, slice) -> {
          if (!address.exists(partition)) {
            skipTo(partition, slice.to());
          }
        });
    consumer.assign(kept.keySet().stream().filter(address::exists).toList());
    back();
  }

  private void skipTo(TopicPartition partition, long offset) {
    long from = offsetOf(partition);
    long to = Math.min(offset, end(partition));
    gone += Math.max(0, to - from);
    kept.put(partition, Math.max(from, offset));
  }

  /** Returns to what is not kept. */
  void back() {
    for (TopicPartition partition : consumer.assignment()) {
      consumer.seek(partition, offsetOf(partition));
    }
    pauseEnded();
  }

  /** Leaves behind what was read. */
  void keep() {
    for (TopicPartition partition : consumer.assignment()) {
      kept.put(partition, consumer.position(partition));
    }
    gone = 0;
    pauseEnded();
  }

  private void pauseEnded() {
    List<TopicPartition> ended = new ArrayList<>();
    for (TopicPartition partition : consumer.assignment()) {
      if (offsetOf(partition) >= end(partition)) {
        ended.add(partition);
      }
    }
    consumer.pause(ended);
  }

  /** The next records; empty where none came in that time. */
  ConsumerRecords<byte[], byte[]> poll(Duration time) {
    if (consumer.assignment().isEmpty()) {
      return ConsumerRecords.empty();
    }
    try {
      return consumer.poll(time);
    } catch (OffsetOutOfRangeException e) {
      // Deleted by retention, or beyond the end of a topic that was made anew.
      consumer
          .beginningOffsets(e.partitions())
          .forEach(
              (partition, first) ->
                  skipTo(partition, first > offsetOf(partition) ? first : end(partition)));
      back();
      return ConsumerRecords.empty();
    }
  }

  /** Whether there is anything to keep; slices without a record have their end. */
  boolean hasMoved() {
    return gone > 0
        || isAtEnd()
        || consumer.assignment().stream()
            .anyMatch(partition -> consumer.position(partition) > offsetOf(partition));
  }

  /** Whether all was read. */
  boolean isAtEnd() {
    return left() == 0;
  }

  /** Offsets that the topics do not keep any more, and that are not kept here yet. */
  long gone() {
    return gone;
  }

  /** Offsets that are still to be read. */
  long left() {
    return slices.keySet().stream().mapToLong(this::leftOf).sum();
  }

  /** What the group is to remember. Kafka keeps no offset of a partition that is not there. */
  Map<TopicPartition, OffsetAndMetadata> reached() {
    Map<TopicPartition, OffsetAndMetadata> reached = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      reached.put(partition, new OffsetAndMetadata(consumer.position(partition)));
    }
    return reached;
  }

  private long leftOf(TopicPartition partition) {
    boolean there = consumer.assignment().contains(partition);
    long at = there ? consumer.position(partition) : offsetOf(partition);
    return Math.max(0, end(partition) - at);
  }

  ConsumerGroupMetadata group() {
    return consumer.groupMetadata();
  }

  private long offsetOf(TopicPartition partition) {
    return kept.getOrDefault(partition, 0L);
  }

  private long end(TopicPartition partition) {
    Slice slice = slices.get(partition);
    return slice == null ? 0 : slice.to();
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE));
  }
}
