package dev.tidewatch.core.mirror.failover;

import org.jspecify.annotations.Nullable;

/**
 * Records of the source that are not on the target. A link copies each partition in its order, so
 * everything up to a record that was copied is there: of a sync, or of the last record on the
 * target where that was found on the source.
 */
final class Losses {

  private Losses() {}

  /** Null where the end of the source is not known. */
  static @Nullable Bound of(PartitionFacts facts) {
    Long end = facts.sourceEnd();
    if (end == null) {
      return null;
    }
    Long missing = facts.firstMissing();
    if (missing != null) {
      return Bound.exactly(end - missing);
    }
    Position sync = facts.sync();
    if (sync != null) {
      return Bound.atMost(end - sync.upstream() - 1);
    }
    long start = facts.sourceStart() == null ? 0 : facts.sourceStart();
    Long target = facts.targetEnd();
    return target != null && target == 0 ? Bound.exactly(end - start) : Bound.atMost(end - start);
  }
}
