package dev.tidewatch.cluster;

import dev.tidewatch.query.Deadline;
import dev.tidewatch.query.LocalReplicas;
import dev.tidewatch.query.Terms;
import java.time.Duration;
import java.util.List;

/**
 * What a question needs to know to find its way.
 *
 * @param instance the name of this one
 * @param local its own replicas
 * @param board the other instances
 * @param client asks them
 * @param hedge how long one of them is waited for alone
 */
public record Cluster(
    String instance, LocalReplicas local, Board board, PeerClient client, Duration hedge) {

  /**
   * How long a question looks for a replica that can answer while there is none: a rebalance is
   * over by then as a rule, and a caller is better served by a refusal than by a longer silence.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /**
   * A call that did not come back by then may be lost, as with a peer that was cut off: it is asked
   * again, or somebody else is, while it is still waited for.
   */
  static final Duration LOST = Duration.ofSeconds(1);

  /** How often at most. */
  static final int MOST_LOST = 3;

  /** Between two looks for a replica that can answer. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  List<Candidate> candidates(int partition, Terms terms) {
    return Candidates.of(partition, local.replica(partition), board.members(), terms);
  }

  /** Until when to look for a replica that can answer. */
  Deadline lookUntil(Terms terms) {
    Duration left = terms.deadline().remaining();
    return left.compareTo(PATIENCE) < 0 ? terms.deadline() : Deadline.in(PATIENCE);
  }

  /** Waits a moment, in which what is known may change. */
  void pause(Deadline until) throws InterruptedException {
    Duration left = until.remaining();
    Thread.sleep((left.compareTo(PAUSE) < 0 ? left : PAUSE).toMillis());
  }
}
