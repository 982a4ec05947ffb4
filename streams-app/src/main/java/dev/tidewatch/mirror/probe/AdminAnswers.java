package dev.tidewatch.mirror.probe;

import dev.tidewatch.query.Deadline;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Questions to one cluster, each within a deadline. The admin client stays the caller's. */
record AdminAnswers(Admin admin, Deadline deadline) {

  /** Partitions of those topics that exist. */
  Map<String, Integer> partitions(Collection<String> topics) throws ProbeException {
    Map<String, Integer> found = new HashMap<>();
    var answers =
        admin
            .describeTopics(topics, new DescribeTopicsOptions().timeoutMs(millis()))
            .topicNameValues();
    for (var answer : answers.entrySet()) {
      var topic = get(answer.getValue(), UnknownTopicOrPartitionException.class);
      if (topic != null) {
        found.put(answer.getKey(), topic.partitions().size());
      }
    }
    return found;
  }

  /** The ends of those partitions that exist, all of them at about the same moment. */
  Map<TopicPartition, Ends> ends(Collection<TopicPartition> partitions) throws ProbeException {
    Map<TopicPartition, Long> starts = offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
    Map<TopicPartition, Ends> both = new LinkedHashMap<>();
    ends.forEach(
        (partition, end) -> both.put(partition, new Ends(starts.getOrDefault(partition, 0L), end)));
    return both;
  }

  private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
      throws ProbeException {
    ListOffsetsResult answers =
        admin.listOffsets(
            partitions.stream().collect(Collectors.toMap(Function.identity(), each -> which)),
            new ListOffsetsOptions().timeoutMs(millis()));
    Map<TopicPartition, Long> found = new LinkedHashMap<>();
    for (TopicPartition partition : partitions) {
      var offset = get(answers.partitionResult(partition), UnknownTopicOrPartitionException.class);
      if (offset != null && offset.offset() >= 0) {
        found.put(partition, offset.offset());
      }
    }
    return found;
  }

  /** The groups; one that does not exist has committed nothing, and has no members. */
  Map<String, GroupState> groups(Collection<String> names) throws ProbeException {
    var offsets =
        admin.listConsumerGroupOffsets(
            names.stream()
                .collect(
                    Collectors.toMap(
                        Function.identity(), name -> new ListConsumerGroupOffsetsSpec())),
            new ListConsumerGroupOffsetsOptions().timeoutMs(millis()));
    var states =
        admin
            .describeConsumerGroups(names, new DescribeConsumerGroupsOptions().timeoutMs(millis()))
            .describedGroups();
    Map<String, GroupState> groups = new HashMap<>();
    for (String name : names) {
      Map<TopicPartition, Long> committed = new HashMap<>();
      Map<TopicPartition, OffsetAndMetadata> answer =
          get(offsets.partitionsToOffsetAndMetadata(name), GroupIdNotFoundException.class);
      if (answer != null) {
        answer.forEach(
            (partition, offset) -> {
              if (offset != null) {
                committed.put(partition, offset.offset());
              }
            });
      }
      var state = states.get(name);
      var described = state == null ? null : get(state, GroupIdNotFoundException.class);
      groups.put(
          name, new GroupState(committed, described != null && !described.members().isEmpty()));
    }
    return groups;
  }

  private int millis() {
    return Math.toIntExact(Math.max(1, deadline.remaining().toMillis()));
  }

  /** Null where what is asked for does not exist. */
  private <T> @Nullable T get(KafkaFuture<T> answer, Class<? extends Exception> missing)
      throws ProbeException {
    try {
      return answer.get(millis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (missing.isInstance(e.getCause())) {
        return null;
      }
      throw new ProbeException(why(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new ProbeException("it did not answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProbeException("the instance is stopping", e);
    }
  }

  private static String why(@Nullable Throwable cause) {
    if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
      return "it did not answer in time";
    }
    return cause == null ? "it failed" : "it failed: " + cause.getClass().getSimpleName();
  }
}
