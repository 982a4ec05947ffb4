package dev.tidewatch.core.mirror.failover;

import org.jspecify.annotations.Nullable;

/**
 * Records that a group has read on the source, and reads again when it goes on at the target: those
 * from where it starts there to where the group's own is there.
 */
final class Rereads {

  private Rereads() {}

  /**
   * Null where there is no checkpoint, or the end of the target is not known. Nobody reads more
   * than there is on the target: that is the bound where nothing better is known.
   */
  static @Nullable Bound of(PartitionFacts facts) {
    Long start = facts.start();
    Long end = end(facts);
    if (start == null || end == null) {
      return null;
    }
    long from = Math.max(first(facts), start);
    Bound position = position(facts, end);
    return position.exact()
        ? Bound.exactly(position.most() - from)
        : Bound.atMost(position.most() - from);
  }

  /** Records that are left out, since the checkpoint is ahead of the group. */
  static long skipped(PartitionFacts facts) {
    Position checkpoint = facts.checkpoint();
    Long end = end(facts);
    if (checkpoint == null || end == null || !isRewound(facts)) {
      return 0;
    }
    Bound position = position(facts, end);
    long least = position.exact() ? position.most() : first(facts);
    return Math.max(0, checkpoint.downstream() - least);
  }

  /** Whether the group is before where it was when the checkpoint was made. */
  static boolean isRewound(PartitionFacts facts) {
    return facts.checkpoint() != null
        && facts.sourceCommitted() != null
        && facts.sourceCommitted() < facts.checkpoint().upstream();
  }

  /** Records come while it is asked: more cannot have been there at any moment before. */
  private static @Nullable Long end(PartitionFacts facts) {
    return facts.targetEndAfter() == null ? facts.targetEnd() : facts.targetEndAfter();
  }

  private static long before(PartitionFacts facts) {
    return facts.targetEnd() == null ? 0 : facts.targetEnd();
  }

  private static long first(PartitionFacts facts) {
    return facts.targetStart() == null ? 0 : facts.targetStart();
  }

  /** Where the group is on the target: at most there, or exactly. */
  private static Bound position(PartitionFacts facts, long end) {
    Long committed = facts.sourceCommitted();
    Position sync = facts.sync();
    if (committed == null || sync == null) {
      return Bound.atMost(end);
    }
    long ahead = committed - sync.upstream();
    if (ahead == 0 || ahead == 1 || (ahead > 0 && facts.endVerified())) {
      long there = sync.downstream() + ahead;
      // While the target grows, nobody knows whether the group's last records were there already.
      return there <= before(facts) || before(facts) == end
          ? Bound.exactly(Math.min(end, there))
          : new Bound(Math.min(end, there), false);
    }
    if (ahead > 0) {
      return new Bound(end, false);
    }
    return facts.positionVerified()
        ? Bound.exactly(sync.downstream() + ahead)
        : new Bound(Math.min(end, sync.downstream()), false);
  }
}
