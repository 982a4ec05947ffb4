package dev.tidewatch.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Mirrors.
 *
 * @param cluster alias of the cluster that Tidewatch runs on; empty to learn it
 * @param flowsTopic output, one record a flow
 * @param partitions that flows are spread over
 * @param naming how MirrorMaker 2 names topics
 * @param syncsOnTarget whether offset syncs are on the target
 * @param rules when a link is late or down
 * @param checkpointStale how old a checkpoint may be while its group moves
 * @param retention how long is kept what nothing comes of any more
 * @param maxFlows emitters and links followed in each partition
 * @param maxCheckpoints checkpoints and offset syncs kept in each partition
 * @param clusters by alias, how to reach the clusters that are mirrored from
 * @param askTimeout how long these are waited for
 */
public record MirrorSettings(
    Optional<String> cluster,
    String flowsTopic,
    int partitions,
    Names naming,
    boolean syncsOnTarget,
    Liveness rules,
    Duration checkpointStale,
    Duration retention,
    int maxFlows,
    int maxCheckpoints,
    Map<String, PassThrough> clusters,
    Duration askTimeout) {

  public MirrorSettings {
    clusters = Map.copyOf(clusters);
  }

  /** How MirrorMaker 2 names topics. */
  public record Names(
      String separator, boolean internalSeparator, boolean identity, String heartbeats) {}

  /**
   * When a link is late or down.
   *
   * @param interval between two heartbeats; zero to learn it
   */
  public record Liveness(
      Duration interval, int lateIntervals, int downIntervals, Duration lateLatency) {}
}
