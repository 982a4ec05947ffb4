package dev.tidewatch.core.mirror.failover;

import org.jspecify.annotations.Nullable;

/**
 * Records of the source that the group does not find on the target. A link copies each partition in
 * its order, so everything up to a record that was copied is there: of a sync, or of the last
 * record on the target where that was found on the source. Unless the target keeps records for a
 * shorter time than the group takes to read them.
 */
final class Losses {

  private Losses() {}

  /** Null where the end of the source is not known. */
  static @Nullable Bound of(PartitionFacts facts) {
    Bound missing = missing(facts);
    long gone = missing == null ? 0 : gone(facts);
    return missing == null || gone == 0 ? missing : new Bound(missing.most() + gone, false);
  }

  private static @Nullable Bound missing(PartitionFacts facts) {
    Long end = facts.sourceEnd();
    if (end == null) {
      return null;
    }
    Long missing = facts.firstMissing();
    if (missing != null) {
      return Bound.exactly(end - missing);
    }
    Position sync = facts.usableSync();
    if (sync != null) {
      return Bound.atMost(end - sync.upstream() - 1);
    }
    long start = facts.sourceStart() == null ? 0 : facts.sourceStart();
    Long target = facts.targetEnd();
    return target != null && target == 0 ? Bound.exactly(end - start) : Bound.atMost(end - start);
  }

  /**
   * Records that were copied, that the target does not keep any more, and that the group may not
   * have read: at most, in offsets of the target.
   */
  static long gone(PartitionFacts facts) {
    long first = facts.first();
    Long end = facts.lastEnd();
    if (first == 0 || end == null || (facts.checkpoint() == null && facts.isUnread())) {
      return 0;
    }
    Bound position = Rereads.position(facts, end);
    // A group that went back may be anywhere before its checkpoint.
    Long start = Rereads.isRewound(facts) ? null : facts.start();
    long from = position.exact() ? position.most() : start == null ? 0 : start;
    long kept = Math.max(0, first - from);
    Long committed = facts.sourceCommitted();
    Long sourceEnd = facts.sourceEnd();
    return committed == null || sourceEnd == null
        ? kept
        : Math.min(kept, Math.max(0, sourceEnd - committed));
  }
}
