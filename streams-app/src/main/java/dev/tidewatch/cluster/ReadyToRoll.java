package dev.tidewatch.cluster;

import dev.tidewatch.kafka.ReplicaSampler;
import dev.tidewatch.kafka.StreamsNode;
import dev.tidewatch.ops.Readiness;
import dev.tidewatch.query.Replica;
import dev.tidewatch.query.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * May be stopped while each partition has an active replica, and one in another instance that
 * answers, is not about to stop itself, and lacks no more than a bound; and while Kafka is there.
 * One instance alone never may: its questions would go unanswered.
 *
 * @param maxLag records of its changelogs that such a replica may lack
 */
public record ReadyToRoll(StreamsNode node, ReplicaSampler sampler, LagBoard board, long maxLag)
    implements Readiness {

  @Override
  public boolean ready() {
    return reasons().isEmpty();
  }

  @Override
  public List<String> reasons() {
    List<Member> others = board.members();
    if (others.isEmpty()) {
      return List.of("No other instance shares the work: questions would go unanswered");
    }
    List<String> reasons = new ArrayList<>();
    if (sampler.age().compareTo(Member.OLDEST_STATUS) > 0) {
      reasons.add(
          "Kafka has not answered for %d s: nobody knows what the replicas lack, and what is stopped"
                  .formatted(sampler.age().toSeconds())
              + " now cannot start");
    }
    for (Member other : others) {
      MemberStatus status = other.status();
      if (!other.isLive() || status == null) {
        reasons.add(
            "%s is not to be relied on: %s"
                .formatted(
                    other.named(),
                    other.problem() == null ? "it has not told its status yet" : other.problem()));
      } else if (status.draining()) {
        reasons.add("%s is stopping".formatted(status.instance()));
      }
    }
    for (int partition = 0; partition < node.partitions(); partition++) {
      int number = partition;
      if (others.stream().noneMatch(other -> covers(other, number))) {
        reasons.add(
            "Partition %s has no replica elsewhere that is complete"
                .formatted(node.nameOf(partition)));
      } else if (!isActive(sampler.of(partition))
          && others.stream().noneMatch(other -> isActive(replica(other, number)))) {
        reasons.add(
            "Partition %s has no active replica: it is being moved"
                .formatted(node.nameOf(partition)));
      }
    }
    return reasons;
  }

  private static boolean isActive(@Nullable Replica replica) {
    return replica != null && replica.role() == Role.ACTIVE;
  }

  private static @Nullable Replica replica(Member member, int partition) {
    MemberStatus status = member.status();
    return status == null ? null : status.replicaOf(partition);
  }

  private boolean covers(Member member, int partition) {
    MemberStatus status = member.status();
    @Nullable Replica replica = replica(member, partition);
    return member.isLive()
        && status != null
        && !status.draining()
        && replica != null
        && replica.warm()
        && replica.changelogLag() <= maxLag;
  }
}
