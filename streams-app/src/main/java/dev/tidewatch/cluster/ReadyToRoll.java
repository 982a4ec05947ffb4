package dev.tidewatch.cluster;

import dev.tidewatch.kafka.StreamsNode;
import dev.tidewatch.ops.Readiness;
import dev.tidewatch.query.Replica;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * May be stopped while each partition has a replica in another instance that answers, is not about
 * to stop itself, and lacks no more than a bound. One instance alone never may: its questions would
 * go unanswered.
 *
 * @param maxLag records of its changelogs that such a replica may lack
 */
public record ReadyToRoll(StreamsNode node, LagBoard board, long maxLag) implements Readiness {

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
    for (Member other : others) {
      MemberStatus status = other.status();
      if (!other.isLive() || status == null) {
        reasons.add("%s does not answer".formatted(status == null ? "A peer" : status.instance()));
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
      }
    }
    return reasons;
  }

  private boolean covers(Member member, int partition) {
    MemberStatus status = member.status();
    @Nullable Replica replica = status == null ? null : status.replicaOf(partition);
    return member.isLive()
        && status != null
        && !status.draining()
        && replica != null
        && replica.warm()
        && replica.changelogLag() <= maxLag;
  }
}
