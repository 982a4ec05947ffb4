package dev.tidewatch.core.mirror.failover;

import dev.tidewatch.core.mirror.link.LinkState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a group.
 *
 * @param partitions those that have a checkpoint, and those that should have one
 * @param link how the link is doing that its records come over
 * @param linkEvidence how that is known, for people
 * @param activeOnSource whether the group has members on the source; null where that is not known
 * @param activeOnTarget the same on the target
 * @param sourceConfigured whether the source is asked at all
 * @param sourceProblem why the source did not answer; null where it did, or was not asked
 * @param targetProblem why the target did not answer; null where it did
 * @param secondsLost how long ago the oldest record was written that would be lost, in
 *     milliseconds, where that is known; null where it is not
 */
public record GroupFacts(
    List<PartitionFacts> partitions,
    LinkState link,
    String linkEvidence,
    @Nullable Boolean activeOnSource,
    @Nullable Boolean activeOnTarget,
    boolean sourceConfigured,
    @Nullable String sourceProblem,
    @Nullable String targetProblem,
    @Nullable Long secondsLost) {

  public GroupFacts {
    partitions = List.copyOf(partitions);
  }
}
