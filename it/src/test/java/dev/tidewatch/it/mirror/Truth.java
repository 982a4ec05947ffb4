package dev.tidewatch.it.mirror;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What would really have happened to a group that moved at some moment: both clusters stamp records
 * when they are appended, so that what each had at that moment can be told afterwards.
 */
final class Truth {

  private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> source = new HashMap<>();
  private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> target = new HashMap<>();
  private final int partitions;

  Truth(Pair pair, List<String> topics, int partitions) {
    this.partitions = partitions;
    for (String topic : topics) {
      for (int i = 0; i < partitions; i++) {
        TopicPartition partition = new TopicPartition(topic, i);
        source.put(partition, Logs.read(pair.source(), partition));
        target.put(partition, Logs.read(pair.target(), new TopicPartition("A." + topic, i)));
      }
    }
  }

  /**
   * @param lost records of the source that were not on the target
   * @param reread records that the group had read, from where it starts on
   * @param skipped records that it had not read, and that are on the target before that alone
   */
  record Outcome(long lost, long reread, long skipped) {}

  Outcome of(Promise promise) {
    long lost = 0;
    long reread = 0;
    long skipped = 0;
    for (int i = 0; i < partitions; i++) {
      TopicPartition partition = new TopicPartition(promise.topic(), i);
      Map<String, Long> written = new HashMap<>();
      for (var record : source.getOrDefault(partition, List.of())) {
        if (record.timestamp() < promise.asOf()) {
          written.put(id(record), record.offset());
        }
      }
      long start = promise.starts().getOrDefault(i, 0L);
      long position = promise.committed().getOrDefault(i, 0L);
      Set<String> there = new HashSet<>();
      Set<String> after = new HashSet<>();
      for (var record : target.getOrDefault(partition, List.of())) {
        if (record.timestamp() > promise.asOf()) {
          continue;
        }
        there.add(id(record));
        Long offset = written.get(id(record));
        if (record.offset() >= start) {
          after.add(id(record));
          if (offset != null && offset < position && promise.starts().containsKey(i)) {
            reread++;
          }
        }
      }
      for (var record : written.entrySet()) {
        if (!there.contains(record.getKey())) {
          lost++;
        } else if (record.getValue() >= position
            && !after.contains(record.getKey())
            && promise.starts().containsKey(i)) {
          skipped++;
        }
      }
    }
    return new Outcome(lost, reread, skipped);
  }

  private static String id(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }
}
