package dev.tidewatch.core.mirror.failover;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a group can move to the target now, and at what cost.
 *
 * @param loses records of its topics that are on the source alone; null where it is not known
 * @param rereads records that it reads a second time; null where it is not known
 * @param reasons why it is not READY
 */
public record Verdict(
    Readiness readiness,
    @Nullable Bound loses,
    @Nullable Bound rereads,
    List<Reason> reasons,
    List<PartitionVerdict> partitions) {

  public Verdict {
    reasons = List.copyOf(reasons);
    partitions = List.copyOf(partitions);
  }
}
