package dev.tidewatch.it.mirror;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What really happened to groups that moved: both clusters stamp records when they are appended, so
 * that what each had at that moment can be told afterwards. A stamp is given a moment before
 * anybody can see the record, and on a busy machine a long one: so what the source had is what it
 * had acknowledged.
 */
final class Truth {

  private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> source = new HashMap<>();
  private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> target = new HashMap<>();

  Truth(Pair pair, List<String> topics) {
    for (String topic : topics) {
      for (int i = 0; i < Shop.PARTITIONS; i++) {
        TopicPartition partition = new TopicPartition(topic, i);
        source.put(partition, Logs.read(pair.source(), partition));
        target.put(partition, Logs.read(pair.target(), new TopicPartition("A." + topic, i)));
      }
    }
  }

  /**
   * Of one partition.
   *
   * @param lost records of the source that were not on the target
   * @param reread records that the group had read before, and read there again
   * @param skipped records that it had not read, that were there, and that it did not read there
   * @param oldestLost when the oldest record was written that is lost; very large if none is
   */
  record Outcome(int partition, long lost, long reread, long skipped, long oldestLost) {}

  /** Of each partition, at the moment of the promise. */
  List<Outcome> of(Moved moved) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < Shop.PARTITIONS; i++) {
      outcomes.add(of(moved, i));
    }
    return outcomes;
  }

  private Outcome of(Moved moved, int partition) {
    Promise promise = moved.promise();
    TopicPartition its = new TopicPartition(promise.topic(), partition);
    long position = promise.committed().getOrDefault(partition, 0L);
    long written = promise.written().getOrDefault(partition, 0L);
    Set<String> there = new HashSet<>();
    for (var record : target.getOrDefault(its, List.of())) {
      if (record.timestamp() <= promise.asOf()) {
        there.add(id(record));
      }
    }
    Map<String, Long> before = new HashMap<>();
    Set<String> unread = new HashSet<>();
    long lost = 0;
    long oldestLost = Long.MAX_VALUE;
    for (var record : source.getOrDefault(its, List.of())) {
      if (record.offset() >= written) {
        break;
      }
      if (record.offset() < position) {
        before.put(id(record), record.offset());
      }
      if (!there.contains(id(record))) {
        lost++;
        oldestLost = Math.min(oldestLost, record.timestamp());
      } else if (record.offset() >= position) {
        unread.add(id(record));
      }
    }
    long reread = 0;
    for (Moved.Read read : moved.read()) {
      if (read.partition() == partition) {
        // What came in the same millisecond may have come after.
        reread += read.timestamp() < promise.asOf() && before.containsKey(read.id()) ? 1 : 0;
        unread.remove(read.id());
      }
    }
    return new Outcome(partition, lost, reread, unread.size(), oldestLost);
  }

  private static String id(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }
}
