package dev.tidewatch.deadletter.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One redrive. Times are texts in ISO 8601.
 *
 * @param status {@code RUNNING}, {@code CANCELLING}, {@code DONE}, {@code CANCELLED}, {@code
 *     FAILED} or {@code REFUSED}
 * @param by who ordered it
 * @param target absent where each record goes to where it failed
 * @param from only dead letters of this time or after it
 * @param to only dead letters of before this time
 * @param perSecond records a second, at most
 * @param force whether those go too that were sent again before
 * @param slices where the dead letters are looked for
 * @param offsets that these have, those of other groups too
 * @param read of these so far
 * @param sent records that were sent
 * @param skipped those that were meant and not sent
 * @param gone offsets that the topics did not keep any more
 * @param returned records that failed again
 * @param updatedAt when something was last heard of it
 * @param error why it failed or was refused
 */
public record RedriveInfo(
    String id,
    String status,
    @Nullable String by,
    String at,
    @Nullable String note,
    @Nullable String target,
    @Nullable String from,
    @Nullable String to,
    int perSecond,
    boolean force,
    List<SliceInfo> slices,
    long offsets,
    long read,
    long sent,
    List<Skipped> skipped,
    long gone,
    long returned,
    String updatedAt,
    @Nullable String cancelledBy,
    @Nullable String error) {

  /**
   * A part of a partition of a dead-letter topic.
   *
   * @param to the offset after the last
   * @param positions how many single offsets are meant; absent for all
   */
  public record SliceInfo(
      String topic, int partition, long from, long to, @Nullable Integer positions) {}

  /**
   * Records that were meant and not sent.
   *
   * @param why for people, and what to do
   */
  public record Skipped(String reason, String why, long count) {}
}
