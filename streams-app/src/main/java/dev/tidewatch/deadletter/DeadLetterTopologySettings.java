package dev.tidewatch.deadletter;

import dev.tidewatch.core.redact.Redaction;
import java.time.Duration;

/**
 * What the topology of dead letters depends on.
 *
 * @param partitions of the topic of records; groups are placed by it, so it must not change later
 * @param recordsPerGroup dead letters of a group that are listed, the newest ones
 * @param retention how long a group is kept after its last dead letter was taken
 * @param maxGroups groups kept a partition, the longest unseen go first
 * @param maxValueBytes largest value that is written to a store
 * @param outputInterval at most one record a group and interval goes to the output topic
 */
public record DeadLetterTopologySettings(
    DeadLetterTopics topics,
    int partitions,
    Redaction redaction,
    int recordsPerGroup,
    Duration retention,
    int maxGroups,
    int maxValueBytes,
    Duration outputInterval) {

  /** Far above what a row takes, and far below what a changelog topic does. */
  public static final int DEFAULT_MAX_VALUE_BYTES = 1 << 20;
}
