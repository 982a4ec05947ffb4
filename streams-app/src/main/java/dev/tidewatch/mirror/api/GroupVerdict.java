package dev.tidewatch.mirror.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a group can go on at the target now. Times are texts in ISO 8601.
 *
 * @param verdict {@code READY}, {@code DEGRADED} or {@code NOT_READY}
 * @param promise what it costs, for people; none where it is NOT_READY
 * @param loses records of its topics that are on the source alone
 * @param rereads records that it reads a second time
 * @param reasons why it is not READY
 * @param asOf what was counted holds for this moment
 */
public record GroupVerdict(
    String group,
    String verdict,
    String promise,
    Loss loses,
    Count rereads,
    List<Why> reasons,
    String asOf,
    List<Partition> partitions) {

  /**
   * A number of records.
   *
   * @param records at most; absent where it is not known
   * @param exact whether it is the number itself, in offsets
   * @param basis how it is known
   */
  public record Count(@Nullable Long records, boolean exact, String basis) {}

  /**
   * What is lost.
   *
   * @param seconds how long ago the oldest of it was written, at most; absent where it is not known
   * @param secondsBasis how that is known
   */
  public record Loss(
      @Nullable Long records,
      boolean exact,
      String basis,
      @Nullable Double seconds,
      String secondsBasis) {}

  /**
   * A reason.
   *
   * @param evidence what was seen
   * @param action what to do
   */
  public record Why(String code, String evidence, String action) {}

  /**
   * One partition. Members are absent where they are not known.
   *
   * @param topic as it is called on the target
   * @param startOffset where the group goes on on the target
   * @param upstreamOffset of the latest checkpoint, on the source
   * @param downstreamOffset of the latest checkpoint, on the target
   * @param checkpointAgeSeconds they come only when the group moves
   * @param rewinds how often the group went back, as far as checkpoints tell
   * @param sourceOffset that the group has committed on the source
   * @param targetOffset that the group has committed on the target
   * @param loses records that are on the source alone
   * @param rereads records that it reads a second time
   * @param skips records on the target that it leaves out, since it went back on the source
   */
  public record Partition(
      String topic,
      int partition,
      @Nullable Long startOffset,
      @Nullable Long upstreamOffset,
      @Nullable Long downstreamOffset,
      @Nullable Double checkpointAgeSeconds,
      long rewinds,
      @Nullable String rewoundAt,
      @Nullable Long sourceOffset,
      @Nullable Long sourceEnd,
      @Nullable Long targetOffset,
      @Nullable Long targetEnd,
      @Nullable Long loses,
      @Nullable Long rereads,
      long skips) {}
}
