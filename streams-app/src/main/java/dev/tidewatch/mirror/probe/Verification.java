package dev.tidewatch.mirror.probe;

import dev.tidewatch.core.mirror.failover.PartitionFacts;
import dev.tidewatch.core.mirror.failover.Position;
import dev.tidewatch.core.mirror.naming.Naming;
import dev.tidewatch.core.mirror.wire.OffsetSync;
import dev.tidewatch.query.Deadline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of single records on both sides: so that numbers are exact, and not only bounds.
 *
 * @param ends partitions whose last record on the target is where it should be on the source
 * @param positions of a group, where the record before its offset is where it should be on the
 *     target
 * @param missing by partition of the target, when the first record was written that is on the
 *     source alone, in milliseconds since the epoch
 */
record Verification(
    Set<TopicPartition> ends,
    Map<String, Set<TopicPartition>> positions,
    Map<TopicPartition, Long> missing) {

  static final Verification NONE = new Verification(Set.of(), Map.of(), Map.of());

  boolean hasEnd(TopicPartition partition) {
    return ends.contains(partition);
  }

  boolean hasPosition(String group, TopicPartition partition) {
    return positions.getOrDefault(group, Set.of()).contains(partition);
  }

  /** Null where nothing is missing, or one is missing of which it is not known. */
  @Nullable Long oldestMissing(List<PartitionFacts> facts) {
    Long oldest = null;
    for (PartitionFacts each : facts) {
      Long first = each.firstMissing();
      Long end = each.sourceEnd();
      if (first != null && end != null && first >= end) {
        continue;
      }
      Long time = missing.get(new TopicPartition(each.topic(), each.partition()));
      if (time == null) {
        return null;
      }
      oldest = oldest == null ? time : Long.valueOf(Math.min(oldest, time));
    }
    return oldest;
  }

  /** Looks for records that are on both sides. */
  record Search(
      Naming naming,
      Question question,
      Map<OffsetSync.Key, SyncTail.Syncs> syncs,
      Map<TopicPartition, Ends> target,
      Map<TopicPartition, Ends> source) {

    /** Two places that should have the same record. */
    private record Pair(
        TopicPartition here, long downstream, TopicPartition there, long upstream) {}

    /** Finds what can be found within the deadline. */
    Verification search(
        Map<String, GroupState> groups, Cluster own, Cluster origin, Deadline deadline)
        throws ProbeException {
      Peek here = new Peek(own.consumer());
      Peek there = new Peek(origin.consumer());
      List<Pair> ends = new ArrayList<>();
      target.forEach((partition, its) -> add(ends, partition, its.end() - 1));
      Set<TopicPartition> ended = new HashSet<>();
      same(ends, here, there, deadline).forEach(pair -> ended.add(pair.here()));
      Map<TopicPartition, Long> missing = missing(ended, there, deadline);
      Map<String, Set<TopicPartition>> positions = new HashMap<>();
      for (Map.Entry<String, GroupState> group : groups.entrySet()) {
        if (deadline.remaining().isZero()) {
          break;
        }
        Set<TopicPartition> found = new HashSet<>();
        same(positionsOf(group.getValue(), ended), here, there, deadline)
            .forEach(pair -> found.add(pair.here()));
        positions.put(group.getKey(), found);
      }
      return new Verification(ended, positions, missing);
    }

    private void add(List<Pair> pairs, TopicPartition partition, long downstream) {
      TopicPartition there = upstream(partition);
      SyncTail.Syncs its = syncs.get(new OffsetSync.Key(there.topic(), there.partition()));
      Ends ends = source.get(there);
      Ends here = target.get(partition);
      if (its == null || ends == null || here == null) {
        return;
      }
      Position sync = its.newest();
      long upstream = sync.upstream() + downstream - sync.downstream();
      if (downstream >= here.start() && upstream >= ends.start() && upstream < ends.end()) {
        pairs.add(new Pair(partition, downstream, there, upstream));
      }
    }

    private TopicPartition upstream(TopicPartition partition) {
      return new TopicPartition(
          naming.upstream(question.source(), question.target(), partition.topic()),
          partition.partition());
    }

    /** Only groups that are before the last sync need it: all others follow from the end. */
    private List<Pair> positionsOf(GroupState group, Set<TopicPartition> ended) {
      List<Pair> pairs = new ArrayList<>();
      for (TopicPartition partition : ended) {
        TopicPartition there = upstream(partition);
        Long committed = group.committed().get(there);
        SyncTail.Syncs its = syncs.get(new OffsetSync.Key(there.topic(), there.partition()));
        if (committed != null && its != null && committed < its.newest().upstream()) {
          Position sync = its.newest();
          long downstream = committed - 1 - sync.upstream() + sync.downstream();
          if (its.isSteadyFrom(downstream)) {
            add(pairs, partition, downstream);
          }
        }
      }
      return pairs;
    }

    private static List<Pair> same(List<Pair> pairs, Peek here, Peek there, Deadline deadline)
        throws ProbeException {
      Map<TopicPartition, Long> downstream = new HashMap<>();
      Map<TopicPartition, Long> upstream = new HashMap<>();
      for (Pair pair : pairs) {
        downstream.put(pair.here(), pair.downstream());
        upstream.put(pair.there(), pair.upstream());
      }
      Map<TopicPartition, Peek.Seen> copies = here.at(downstream, deadline);
      Map<TopicPartition, Peek.Seen> originals = there.at(upstream, deadline);
      return pairs.stream()
          .filter(
              pair ->
                  Peek.isSame(
                      copies.get(pair.here()),
                      pair.downstream(),
                      originals.get(pair.there()),
                      pair.upstream()))
          .toList();
    }

    /** Reads the first record of each partition that is on the source alone. */
    private Map<TopicPartition, Long> missing(
        Set<TopicPartition> ended, Peek there, Deadline deadline) throws ProbeException {
      Map<TopicPartition, Long> offsets = new HashMap<>();
      Map<TopicPartition, TopicPartition> copies = new HashMap<>();
      for (TopicPartition partition : ended) {
        TopicPartition origin = upstream(partition);
        SyncTail.Syncs its = syncs.get(new OffsetSync.Key(origin.topic(), origin.partition()));
        Ends ends = source.get(origin);
        Ends here = target.get(partition);
        if (its != null && ends != null && here != null) {
          long first = its.newest().upstream() + here.end() - its.newest().downstream();
          if (first < ends.end()) {
            offsets.put(origin, first);
            copies.put(origin, partition);
          }
        }
      }
      Map<TopicPartition, Long> missing = new HashMap<>();
      there
          .at(offsets, deadline)
          .forEach(
              (origin, seen) -> {
                TopicPartition copy = copies.get(origin);
                if (copy != null) {
                  missing.put(copy, seen.timestamp());
                }
              });
      return missing;
    }
  }
}
