package dev.tidewatch.core.mirror.failover;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a group and a partition, on both sides. Whatever is null is not known. The end
 * of the target is taken before those of the source, and once more after them: so what is concluded
 * holds for any moment between the two.
 *
 * @param topic as it is called on the target
 * @param checkpoint the latest one; null where there is none
 * @param checkpointAt when that was made, in milliseconds since the epoch; 0 for none
 * @param rewoundAt when checkpoints went back last, in milliseconds since the epoch; 0 for never
 * @param targetStart first offset there is on the target
 * @param targetEnd offset after the last one on the target
 * @param targetEndAfter the same, after everything else was asked
 * @param targetCommitted what the group has committed on the target; null also where it has not
 * @param sourceStart first offset there is on the source
 * @param sourceEnd offset after the last one on the source
 * @param sourceCommitted what the group has committed on the source; null also where it has not
 * @param sync a record of which both offsets are known, the latest one
 * @param endVerified whether the last record on the target was found at its place on the source, so
 *     that there is no gap between {@code sync} and the end of the target
 * @param positionVerified whether the record before {@code sourceCommitted} was found on the target
 *     where it is when there is no gap, and {@code sync} is steady from there
 */
public record PartitionFacts(
    String topic,
    int partition,
    @Nullable Position checkpoint,
    long checkpointAt,
    long rewoundAt,
    @Nullable Long targetStart,
    @Nullable Long targetEnd,
    @Nullable Long targetEndAfter,
    @Nullable Long targetCommitted,
    @Nullable Long sourceStart,
    @Nullable Long sourceEnd,
    @Nullable Long sourceCommitted,
    @Nullable Position sync,
    boolean endVerified,
    boolean positionVerified) {

  /**
   * Where the group goes on: at its own offset on the target, if that was brought there by the
   * link, else at the checkpoint. Null without a checkpoint.
   */
  public @Nullable Long start() {
    if (checkpoint == null) {
      return null;
    }
    return isSynced() ? targetCommitted : Long.valueOf(checkpoint.downstream());
  }

  /** Whether the group's own offset on the target is one that its checkpoints have led to. */
  public boolean isSynced() {
    return checkpoint != null
        && targetCommitted != null
        && targetCommitted <= checkpoint.downstream();
  }

  /** Whether the group has committed nothing there on the source, as the source itself says. */
  boolean isUnread() {
    return sourceEnd != null && sourceCommitted == null;
  }

  /** The end of the target when everything else was asked; null where it is not known. */
  @Nullable Long lastEnd() {
    return targetEndAfter == null ? targetEnd : targetEndAfter;
  }

  /** First offset there is on the target. */
  long first() {
    return targetStart == null ? 0 : targetStart;
  }

  /**
   * The sync, unless it lies outside of what is there: then the topic was made anew on one side,
   * and the sync tells of the one before. Null where there is none.
   */
  @Nullable Position usableSync() {
    boolean usable =
        sync != null
            && targetEnd != null
            && sync.downstream() < targetEnd
            && (sourceEnd == null || sync.upstream() < sourceEnd);
    return usable ? sync : null;
  }

  /** The first record of the source that is not on the target; null where it is not known. */
  public @Nullable Long firstMissing() {
    Position usable = usableSync();
    return usable == null || targetEnd == null || !endVerified
        ? null
        : Long.valueOf(usable.upstream() + (targetEnd - usable.downstream()));
  }
}
