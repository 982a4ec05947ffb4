package dev.tidewatch.mirror.probe;

import dev.tidewatch.core.mirror.failover.PartitionFacts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found out.
 *
 * @param groups by name
 * @param sourceConfigured whether there is a way to the source
 * @param sourceProblem why it did not answer; null where it did, or was not asked
 * @param targetProblem the same of the target
 * @param asOf what was counted holds for this moment, in milliseconds since the epoch
 */
public record Finding(
    Map<String, OfGroup> groups,
    boolean sourceConfigured,
    @Nullable String sourceProblem,
    @Nullable String targetProblem,
    long asOf) {

  /**
   * One group.
   *
   * @param oldestMissing when the oldest record was written that is on the source alone, in
   *     milliseconds since the epoch; null where that is not known, or there is none
   */
  public record OfGroup(
      List<PartitionFacts> partitions,
      @Nullable Boolean activeOnSource,
      @Nullable Boolean activeOnTarget,
      @Nullable Long oldestMissing) {}
}
