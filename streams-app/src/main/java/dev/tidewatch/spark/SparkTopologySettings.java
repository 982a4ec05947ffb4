package dev.tidewatch.spark;

import dev.tidewatch.core.redact.Redaction;
import java.time.Duration;

/**
 * What the Spark topology depends on.
 *
 * @param partitions of the events topic; keys are placed by it, so it must not change later
 * @param retention how long an attempt is kept after its last line was taken
 * @param maxApplications attempts kept a partition, the longest unseen go first; 0 for no bound
 * @param limits how much is kept of an attempt
 * @param maxValueBytes largest value that is written to a store
 * @param outputInterval at most one record an attempt and interval goes to the output topic
 * @param findings how attempts are judged
 */
public record SparkTopologySettings(
    SparkTopics topics,
    int partitions,
    Redaction redaction,
    Duration retention,
    int maxApplications,
    AttemptLimits limits,
    int maxValueBytes,
    Duration outputInterval,
    FindingTopologySettings findings) {

  /** Fits below the 20 MiB that the changelog topics take. */
  public static final int DEFAULT_MAX_VALUE_BYTES = 16 << 20;
}
