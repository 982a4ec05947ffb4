package dev.tidewatch.local.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** How much is in topics. Owned by one thread. */
public final class TopicCounts implements AutoCloseable {
  private final Admin admin;

  /** Asks a Kafka. */
  public TopicCounts(String bootstrapServers) {
    admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  /**
   * The number of records in each topic whose name begins so, by its name. Offsets are counted:
   * right for topics that are neither compacted nor written in transactions.
   */
  public SortedMap<String, Long> beginningWith(String prefix)
      throws ExecutionException, InterruptedException {
    List<String> topics =
        admin.listTopics().names().get().stream().filter(name -> name.startsWith(prefix)).toList();
    var partitions = new HashMap<TopicPartition, OffsetSpec>();
    for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(
              partition ->
                  partitions.put(
                      new TopicPartition(topic.name(), partition.partition()),
                      OffsetSpec.latest()));
    }
    var counts = new TreeMap<String, Long>();
    offsets(partitions)
        .forEach((partition, end) -> counts.merge(partition.topic(), end, Long::sum));
    partitions.replaceAll((partition, latest) -> OffsetSpec.earliest());
    offsets(partitions)
        .forEach((partition, start) -> counts.merge(partition.topic(), -start, Long::sum));
    return counts;
  }

  private Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetSpec> wanted)
      throws ExecutionException, InterruptedException {
    var offsets = new HashMap<TopicPartition, Long>();
    Map<TopicPartition, ListOffsetsResultInfo> answer = admin.listOffsets(wanted).all().get();
    answer.forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }

  @Override
  public void close() {
    admin.close();
  }
}
