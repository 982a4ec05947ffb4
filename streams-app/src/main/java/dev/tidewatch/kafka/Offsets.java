package dev.tidewatch.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * What the brokers say of offsets. Every question waits a bounded time.
 *
 * @param admin stays the caller's
 */
record Offsets(Admin admin) {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The offset after the last record of each; with open transactions, or up to the first. */
  Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions, IsolationLevel isolation)
      throws ExecutionException, InterruptedException, TimeoutException {
    return list(partitions, OffsetSpec.latest(), isolation);
  }

  /** The offset of the first record of each that is still there. */
  Map<TopicPartition, Long> starts(Collection<TopicPartition> partitions)
      throws ExecutionException, InterruptedException, TimeoutException {
    return list(partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
  }

  private Map<TopicPartition, Long> list(
      Collection<TopicPartition> partitions, OffsetSpec which, IsolationLevel isolation)
      throws ExecutionException, InterruptedException, TimeoutException {
    if (partitions.isEmpty()) {
      return Map.of();
    }
    Map<TopicPartition, OffsetSpec> wanted =
        partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    await(admin.listOffsets(wanted, new ListOffsetsOptions(isolation)).all())
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  /** What a consumer group has committed; nothing where it has not. */
  Map<TopicPartition, Long> committed(String group)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .forEach(
            (partition, found) -> {
              if (found != null) {
                offsets.put(partition, found.offset());
              }
            });
    return offsets;
  }

  /** The names of all topics but Kafka's own. */
  Set<String> topics() throws ExecutionException, InterruptedException, TimeoutException {
    return await(admin.listTopics().names());
  }

  /** All partitions of topics. */
  Set<TopicPartition> partitions(Collection<String> topics)
      throws ExecutionException, InterruptedException, TimeoutException {
    return await(admin.describeTopics(topics).allTopicNames()).values().stream()
        .flatMap(Offsets::partitions)
        .collect(Collectors.toSet());
  }

  private static Stream<TopicPartition> partitions(TopicDescription topic) {
    return topic.partitions().stream()
        .map(partition -> new TopicPartition(topic.name(), partition.partition()));
  }

  private static <T> T await(KafkaFuture<T> answer)
      throws ExecutionException, InterruptedException, TimeoutException {
    return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
