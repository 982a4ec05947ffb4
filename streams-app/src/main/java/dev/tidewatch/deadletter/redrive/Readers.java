package dev.tidewatch.deadletter.redrive;

import dev.tidewatch.query.Deadline;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/** Tells who reads topics: all of them see what is sent again. Safe for use by any thread. */
public final class Readers {

  private final Admin admin;

  /**
   * @param admin stays the caller's
   */
  public Readers(Admin admin) {
    this.admin = admin;
  }

  /**
   * The consumer groups that read one of the topics now, or have committed an offset of one.
   *
   * @return empty where that cannot be told within the deadline
   */
  public Optional<Set<String>> of(Collection<String> topics, Deadline deadline) {
    try {
      List<String> groups =
          admin
              .listGroups(ListGroupsOptions.forConsumerGroups())
              .all()
              .get(millis(deadline), TimeUnit.MILLISECONDS)
              .stream()
              .map(GroupListing::groupId)
              .toList();
      return Optional.of(among(groups, topics, deadline));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * Those of some groups that read one of the topics now, or have committed an offset of one. A
   * group that is not there, or no more, reads nothing.
   *
   * @throws ExecutionException if Kafka does not tell
   * @throws TimeoutException if it does not within the deadline
   */
  public Set<String> among(Collection<String> groups, Collection<String> topics, Deadline deadline)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<String, ListConsumerGroupOffsetsSpec> asked = new HashMap<>();
    groups.forEach(group -> asked.put(group, new ListConsumerGroupOffsetsSpec()));
    ListConsumerGroupOffsetsResult offsets = admin.listConsumerGroupOffsets(asked);
    var described = admin.describeConsumerGroups(groups).describedGroups();
    Set<String> readers = new TreeSet<>();
    for (String group : groups) {
      if (isReading(described.get(group), topics, deadline)
          || hasRead(offsets.partitionsToOffsetAndMetadata(group), topics, deadline)) {
        readers.add(group);
      }
    }
    return readers;
  }

  private static boolean isReading(
      @Nullable KafkaFuture<ConsumerGroupDescription> group,
      Collection<String> topics,
      Deadline deadline)
      throws ExecutionException, TimeoutException, InterruptedException {
    ConsumerGroupDescription now = group == null ? null : answer(group, deadline);
    return now != null
        && now.members().stream()
            .flatMap(member -> member.assignment().topicPartitions().stream())
            .anyMatch(partition -> topics.contains(partition.topic()));
  }

  private static boolean hasRead(
      KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> group,
      Collection<String> topics,
      Deadline deadline)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed = answer(group, deadline);
    return committed != null
        && committed.keySet().stream().anyMatch(each -> topics.contains(each.topic()));
  }

  /** What Kafka says of a group; null where it is not there. */
  private static <T> @Nullable T answer(KafkaFuture<T> group, Deadline deadline)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      return group.get(millis(deadline), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return null;
      }
      throw e;
    }
  }

  private static long millis(Deadline deadline) {
    return Math.max(1, deadline.remaining().toMillis());
  }
}
