package dev.tidewatch.mirror.probe;

import dev.tidewatch.core.mirror.failover.PartitionFacts;
import dev.tidewatch.core.mirror.failover.Position;
import dev.tidewatch.core.mirror.naming.Naming;
import dev.tidewatch.core.mirror.wire.OffsetSync;
import dev.tidewatch.mirror.probe.Finding.OfGroup;
import dev.tidewatch.mirror.probe.Question.Checkpointed;
import dev.tidewatch.query.Deadline;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what is known of groups on both sides, in an order that makes the numbers bounds: syncs
 * first, then the ends of the target, then the ends and groups of the source, and the ends of the
 * target once more. So at the moment in between, {@link Finding#asOf}, no more can have been
 * missing, and no group further on.
 */
record Probe(Naming naming, boolean syncsOnTarget, Clock clock) {

  private static final Comparator<TopicPartition> ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

  /** What the source says. */
  private record SourceAnswers(Map<TopicPartition, Ends> ends, Map<String, GroupState> groups) {

    static final SourceAnswers NONE = new SourceAnswers(Map.of(), Map.of());
  }

  /** What the target says. */
  private record TargetAnswers(
      Map<TopicPartition, Ends> ends,
      Map<TopicPartition, Ends> after,
      Map<String, GroupState> groups) {

    static final TargetAnswers NONE = new TargetAnswers(Map.of(), Map.of(), Map.of());
  }

  Finding ask(Question question, Cluster own, @Nullable Cluster source, Deadline deadline) {
    Map<OffsetSync.Key, SyncTail.Syncs> syncs = Map.of();
    TargetAnswers target = TargetAnswers.NONE;
    SourceAnswers origin = SourceAnswers.NONE;
    String targetProblem = null;
    String sourceProblem = null;
    Verification verified = Verification.NONE;
    try {
      own.begin(deadline);
      try {
        if (syncsOnTarget) {
          syncs = syncs(own, naming.offsetSyncs(question.source()), deadline);
        } else if (source != null) {
          sourceProblem = null;
          try {
            source.begin(deadline);
            try {
              syncs = syncs(source, naming.offsetSyncs(question.target()), deadline);
            } finally {
              source.end();
            }
          } catch (ProbeException e) {
            sourceProblem = e.getMessage();
          }
        }
        target = target(question, own, deadline);
        long asOf = clock.millis();
        if (source != null && sourceProblem == null) {
          try {
            source.begin(deadline);
            try {
              origin = origin(question, target, source, deadline);
              target = after(target, own, deadline);
              verified =
                  new Verification.Search(naming, question, syncs, target.ends(), origin.ends())
                      .search(origin.groups(), own, source, deadline);
            } finally {
              source.end();
            }
          } catch (ProbeException e) {
            sourceProblem = e.getMessage();
          }
        }
        return new Finding(
            groups(question, syncs, after(target, own, deadline), origin, verified),
            source != null,
            sourceProblem,
            null,
            asOf);
      } finally {
        own.end();
      }
    } catch (ProbeException e) {
      targetProblem = e.getMessage();
    }
    return new Finding(
        groups(question, syncs, target, origin, verified),
        source != null,
        sourceProblem,
        targetProblem,
        clock.millis());
  }

  private static Map<OffsetSync.Key, SyncTail.Syncs> syncs(
      Cluster cluster, String topic, Deadline deadline) throws ProbeException {
    return new HashMap<>(cluster.tail(topic).read(cluster.consumer(), deadline));
  }

  private TargetAnswers target(Question question, Cluster own, Deadline deadline)
      throws ProbeException {
    AdminAnswers admin = own.admin(deadline);
    TreeSet<String> topics = new TreeSet<>();
    question.checkpoints().values().forEach(all -> all.forEach(each -> topics.add(each.topic())));
    Map<String, GroupState> groups = admin.groups(question.checkpoints().keySet());
    List<TopicPartition> partitions = new ArrayList<>();
    admin
        .partitions(topics)
        .forEach(
            (topic, count) -> {
              for (int partition = 0; partition < count; partition++) {
                partitions.add(new TopicPartition(topic, partition));
              }
            });
    return new TargetAnswers(admin.ends(partitions), Map.of(), groups);
  }

  /** Asks for the ends once more, if that was not done yet. */
  private static TargetAnswers after(TargetAnswers target, Cluster own, Deadline deadline)
      throws ProbeException {
    return target.after().isEmpty()
        ? new TargetAnswers(
            target.ends(), own.admin(deadline).ends(target.ends().keySet()), target.groups())
        : target;
  }

  private SourceAnswers origin(
      Question question, TargetAnswers target, Cluster source, Deadline deadline)
      throws ProbeException {
    AdminAnswers admin = source.admin(deadline);
    TreeSet<String> topics = new TreeSet<>();
    target.ends().keySet().forEach(each -> topics.add(upstream(question, each.topic())));
    question
        .checkpoints()
        .values()
        .forEach(all -> all.forEach(each -> topics.add(upstream(question, each.topic()))));
    List<TopicPartition> partitions = new ArrayList<>();
    admin
        .partitions(topics)
        .forEach(
            (topic, count) -> {
              for (int partition = 0; partition < count; partition++) {
                partitions.add(new TopicPartition(topic, partition));
              }
            });
    Map<TopicPartition, Ends> ends = admin.ends(partitions);
    return new SourceAnswers(ends, admin.groups(question.checkpoints().keySet()));
  }

  private String upstream(Question question, String topic) {
    return naming.upstream(question.source(), question.target(), topic);
  }

  private Map<String, OfGroup> groups(
      Question question,
      Map<OffsetSync.Key, SyncTail.Syncs> syncs,
      TargetAnswers target,
      SourceAnswers origin,
      Verification verified) {
    Map<String, OfGroup> groups = new HashMap<>();
    question
        .checkpoints()
        .forEach(
            (name, checkpoints) -> {
              List<PartitionFacts> facts = new ArrayList<>();
              Map<TopicPartition, Checkpointed> left = new HashMap<>();
              TreeSet<String> topics = new TreeSet<>();
              for (Checkpointed each : checkpoints) {
                left.put(new TopicPartition(each.topic(), each.partition()), each);
                topics.add(each.topic());
              }
              Partitions of = new Partitions(question, name, syncs, target, origin, verified);
              target.ends().keySet().stream()
                  .filter(partition -> topics.contains(partition.topic()))
                  .forEach(partition -> facts.add(of.facts(partition, left.remove(partition))));
              left.forEach((partition, each) -> facts.add(of.facts(partition, each)));
              facts.addAll(of.onSourceAlone(topics, facts));
              GroupState there = origin.groups().get(name);
              GroupState here = target.groups().get(name);
              groups.put(
                  name,
                  new OfGroup(
                      facts,
                      there == null ? null : there.active(),
                      here == null ? null : here.active(),
                      verified.oldestMissing(facts)));
            });
    return groups;
  }

  /** Puts together what is known of the partitions of one group. */
  private final class Partitions {

    private final Question question;
    private final String group;
    private final Map<OffsetSync.Key, SyncTail.Syncs> syncs;
    private final TargetAnswers target;
    private final SourceAnswers origin;
    private final Verification verified;

    Partitions(
        Question question,
        String group,
        Map<OffsetSync.Key, SyncTail.Syncs> syncs,
        TargetAnswers target,
        SourceAnswers origin,
        Verification verified) {
      this.question = question;
      this.group = group;
      this.syncs = syncs;
      this.target = target;
      this.origin = origin;
      this.verified = verified;
    }

    PartitionFacts facts(TopicPartition partition, @Nullable Checkpointed checkpoint) {
      String topic = upstream(question, partition.topic());
      TopicPartition there = new TopicPartition(topic, partition.partition());
      Ends here = target.ends().get(partition);
      Ends later = target.after().get(partition);
      Ends ends = origin.ends().get(there);
      SyncTail.Syncs its = syncs.get(new OffsetSync.Key(topic, partition.partition()));
      Position sync = its == null ? null : its.newest();
      return new PartitionFacts(
          partition.topic(),
          partition.partition(),
          checkpoint == null ? null : checkpoint.position(),
          checkpoint == null ? 0 : checkpoint.at(),
          checkpoint == null ? 0 : checkpoint.rewoundAt(),
          here == null ? null : here.start(),
          here == null ? null : here.end(),
          later == null ? null : later.end(),
          committed(target.groups(), partition),
          ends == null ? null : ends.start(),
          ends == null ? null : ends.end(),
          committed(origin.groups(), there),
          sync,
          verified.hasEnd(partition),
          verified.hasPosition(group, partition));
    }

    /**
     * Partitions of the group's topics, and those that it has committed in, of which nothing is
     * here; unless it has a place of its own in them on the target.
     */
    List<PartitionFacts> onSourceAlone(Set<String> topics, List<PartitionFacts> known) {
      Set<TopicPartition> here = new HashSet<>();
      known.forEach(each -> here.add(new TopicPartition(each.topic(), each.partition())));
      Set<TopicPartition> more = new TreeSet<>(ORDER);
      origin.ends().keySet().stream()
          .map(this::downstream)
          .filter(partition -> topics.contains(partition.topic()))
          .forEach(more::add);
      GroupState state = origin.groups().get(group);
      if (state != null) {
        state.committed().keySet().stream()
            .map(this::downstream)
            .filter(partition -> committed(target.groups(), partition) == null)
            .forEach(more::add);
      }
      more.removeAll(here);
      return more.stream().map(partition -> facts(partition, null)).toList();
    }

    private TopicPartition downstream(TopicPartition there) {
      return new TopicPartition(
          naming.downstream(question.source(), question.target(), there.topic()),
          there.partition());
    }

    private @Nullable Long committed(Map<String, GroupState> groups, TopicPartition partition) {
      GroupState state = groups.get(group);
      return state == null ? null : state.committed().get(partition);
    }
  }
}
