package dev.tidewatch.core.mirror.failover;

import org.jspecify.annotations.Nullable;

/**
 * What a fail-over costs in one partition.
 *
 * @param loses null where it is not known
 * @param rereads null where it is not known
 * @param skips records that are left out although they are on the target
 */
public record PartitionVerdict(
    PartitionFacts facts, @Nullable Bound loses, @Nullable Bound rereads, long skips) {

  /** Of what is known. */
  public static PartitionVerdict of(PartitionFacts facts) {
    return new PartitionVerdict(facts, Losses.of(facts), Rereads.of(facts), Rereads.skipped(facts));
  }
}
