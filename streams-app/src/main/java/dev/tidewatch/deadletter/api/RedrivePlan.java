package dev.tidewatch.deadletter.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a redrive would do, found out by reading the dead letters. Nothing was sent.
 *
 * @param dryRun always true
 * @param complete whether all that is meant was read; else the counts are of what was
 * @param records that would be sent
 * @param read records that were looked at, those of other groups too
 * @param unread offsets that there was no time for
 * @param gone offsets that the topics do not keep any more
 * @param targets where they would go
 * @param consumerGroups those that read the targets, and would see the records again; absent where
 *     Kafka does not tell
 * @param examples the first ones
 * @param warnings for people
 */
public record RedrivePlan(
    boolean dryRun,
    boolean complete,
    long records,
    long read,
    long unread,
    long gone,
    List<RedriveInfo.Skipped> skipped,
    List<Target> targets,
    @Nullable List<String> consumerGroups,
    List<Example> examples,
    List<String> warnings) {

  /**
   * A place that records would go to.
   *
   * @param partition absent where each record's key decides
   */
  public record Target(String topic, @Nullable Integer partition, long records) {}

  /** Where one dead letter would go. */
  public record Example(
      String topic,
      int partition,
      long offset,
      String targetTopic,
      @Nullable Integer targetPartition) {}
}
