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
import org.apache.kafka.common.TopicPartition;

/** Tells who reads topics: all of them see what is sent again. Safe for use by any thread. */
public final class Readers {

  /** Groups that are looked at. */
  private static final int MOST = 500;

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
              .limit(MOST)
              .toList();
      Map<String, ListConsumerGroupOffsetsSpec> asked = new HashMap<>();
      groups.forEach(group -> asked.put(group, new ListConsumerGroupOffsetsSpec()));
      ListConsumerGroupOffsetsResult offsets = admin.listConsumerGroupOffsets(asked);
      Map<String, ConsumerGroupDescription> described =
          admin.describeConsumerGroups(groups).all().get(millis(deadline), TimeUnit.MILLISECONDS);
      Set<String> readers = new TreeSet<>();
      described.forEach(
          (group, description) -> {
            if (isReading(description, topics)) {
              readers.add(group);
            }
          });
      for (String group : groups) {
        Map<TopicPartition, OffsetAndMetadata> committed =
            offsets
                .partitionsToOffsetAndMetadata(group)
                .get(millis(deadline), TimeUnit.MILLISECONDS);
        if (committed.keySet().stream().anyMatch(each -> topics.contains(each.topic()))) {
          readers.add(group);
        }
      }
      return Optional.of(readers);
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static boolean isReading(ConsumerGroupDescription group, Collection<String> topics) {
    return group.members().stream()
        .flatMap(member -> member.assignment().topicPartitions().stream())
        .anyMatch(partition -> topics.contains(partition.topic()));
  }

  private static long millis(Deadline deadline) {
    return Math.max(1, deadline.remaining().toMillis());
  }
}
