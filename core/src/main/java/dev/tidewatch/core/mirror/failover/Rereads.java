package dev.tidewatch.core.mirror.failover;

import org.jspecify.annotations.Nullable;

/**
 * Records that a group has read on the source, and reads again when it goes on at the target: those
 * from where it starts there to where the group's own is there.
 */
final class Rereads {

  private Rereads() {}

  /**
   * Null where the end of the target is not known. Nobody reads more than there is on the target:
   * that is the bound where nothing better is known. Where nothing says where the group starts, it
   * may be at the beginning: without a checkpoint, and where that is after the end of the target.
   */
  static @Nullable Bound of(PartitionFacts facts) {
    Long end = facts.lastEnd();
    if (end == null) {
      return facts.checkpoint() == null && facts.isUnread() ? Bound.exactly(0) : null;
    }
    Long start = facts.start();
    if (start == null && facts.isUnread()) {
      return Bound.exactly(0);
    }
    boolean starts = start != null && start <= end;
    long from = starts && start != null ? Math.max(facts.first(), start) : facts.first();
    Bound position = position(facts, end);
    long again = copiedAgain(facts, end);
    return position.exact() && starts && again == 0
        ? Bound.exactly(position.most() - from)
        : Bound.atMost(position.most() - from + again);
  }

  /**
   * Records after the sync, where the group is known to be before it and the end is not verified:
   * the link may have begun again, and each of them may be a second copy of what the group has
   * read.
   */
  private static long copiedAgain(PartitionFacts facts, long end) {
    Position sync = facts.usableSync();
    return sync == null || facts.endVerified() || !position(facts, end).exact()
        ? 0
        : Math.max(0, end - 1 - sync.downstream());
  }

  /** Records that are left out, since the checkpoint is ahead of the group. */
  static long skipped(PartitionFacts facts) {
    Position checkpoint = facts.checkpoint();
    Long end = facts.lastEnd();
    if (checkpoint == null || end == null || !isRewound(facts)) {
      return 0;
    }
    Bound position = position(facts, end);
    long least = position.exact() ? position.most() : facts.first();
    return Math.max(0, checkpoint.downstream() - least);
  }

  /** Whether the group is before where it was when the checkpoint was made. */
  static boolean isRewound(PartitionFacts facts) {
    return facts.checkpoint() != null
        && facts.sourceCommitted() != null
        && facts.sourceCommitted() < facts.checkpoint().upstream();
  }

  private static long before(PartitionFacts facts) {
    return facts.targetEnd() == null ? 0 : facts.targetEnd();
  }

  /**
   * Where the group is on the target: at most there, or exactly. Records come while it is asked:
   * more than the last end cannot have been there at any moment before. Where the end is not
   * verified, the link may have begun again after the sync, and copied a second time what the group
   * has read: then only the end is a bound.
   */
  static Bound position(PartitionFacts facts, long end) {
    Long committed = facts.sourceCommitted();
    Position sync = facts.usableSync();
    if (committed == null || sync == null) {
      return new Bound(end, false);
    }
    long ahead = committed - sync.upstream();
    long there = sync.downstream() + ahead;
    if (ahead >= 0 && (facts.endVerified() || (ahead <= 1 && there >= end))) {
      // While the target grows, nobody knows whether the group's last records were there already.
      return new Bound(Math.min(end, there), there <= before(facts) || before(facts) == end);
    }
    if (ahead < 0 && facts.positionVerified()) {
      return new Bound(there, true);
    }
    return new Bound(
        ahead < 0 && facts.endVerified() ? Math.min(end, sync.downstream()) : end, false);
  }
}
