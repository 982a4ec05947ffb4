package dev.tidewatch.mirror;

import dev.tidewatch.core.mirror.link.Rules;
import dev.tidewatch.mirror.watch.Watch;
import java.time.Duration;
import java.util.Optional;

/**
 * What the topology of mirrors depends on.
 *
 * @param cluster alias of the cluster that Tidewatch runs on; empty to learn it
 * @param partitions that flows are spread over
 * @param retention how long is kept what nothing comes of any more
 * @param maxFlows emitters and links followed in a partition
 * @param maxCheckpoints checkpoints and offset syncs kept in a partition
 * @param maxValueBytes largest value that is written to a store
 * @param watch what is read here, and how far
 * @param gauges are shown the state of the flows that are here
 */
public record MirrorTopologySettings(
    MirrorTopics topics,
    Optional<String> cluster,
    int partitions,
    Rules rules,
    Duration retention,
    int maxFlows,
    int maxCheckpoints,
    int maxValueBytes,
    Watch watch,
    MirrorGauges gauges) {

  /** Far above what a row takes, and far below what a changelog topic does. */
  public static final int DEFAULT_MAX_VALUE_BYTES = 1 << 20;
}
