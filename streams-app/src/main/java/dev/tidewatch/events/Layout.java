package dev.tidewatch.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that are read, in an order on which all instances agree. The place of a partition
 * in it is called its slot.
 */
final class Layout {

  private final List<TopicPartition> slots;
  private final Map<TopicPartition, Integer> bySlot = new HashMap<>();
  private final long epoch;

  /**
   * @param epoch differs as soon as a topic was created anew, or there are other topics or
   *     partitions
   */
  Layout(List<TopicPartition> slots, long epoch) {
    this.slots = List.copyOf(slots);
    this.epoch = epoch;
    for (int slot = 0; slot < slots.size(); slot++) {
      bySlot.put(slots.get(slot), slot);
    }
  }

  /** The layout of topics as the brokers describe them, in this order. */
  static Layout of(List<TopicDescription> topics) {
    List<TopicPartition> slots = new ArrayList<>();
    StringBuilder identity = new StringBuilder();
    for (TopicDescription topic : topics) {
      int partitions = topic.partitions().size();
      for (int partition = 0; partition < partitions; partition++) {
        slots.add(new TopicPartition(topic.name(), partition));
      }
      identity.append(topic.name()).append(' ').append(topic.topicId());
      identity.append(' ').append(partitions).append('\n');
    }
    return new Layout(slots, hash(identity.toString()));
  }

  List<TopicPartition> slots() {
    return slots;
  }

  int size() {
    return slots.size();
  }

  long epoch() {
    return epoch;
  }

  int slot(TopicPartition partition) {
    Integer slot = bySlot.get(partition);
    if (slot == null) {
      throw new IllegalArgumentException("not read: " + partition);
    }
    return slot;
  }

  /** Offsets by slot. */
  long[] inOrder(Function<TopicPartition, @Nullable Long> offsets) {
    return slots.stream()
        .mapToLong(partition -> Objects.requireNonNull(offsets.apply(partition)))
        .toArray();
  }

  private static long hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java platform has SHA-256
    }
  }
}
