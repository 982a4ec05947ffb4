package dev.tidewatch.core.mirror.track;

import dev.tidewatch.core.mirror.wire.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of one group and partition. Times in milliseconds since the epoch.
 *
 * @param upstream the latest offset on the source
 * @param downstream the latest offset on the target
 * @param at where the latest checkpoint is
 * @param count checkpoints seen
 * @param rewinds how often the group went back on the source
 * @param rewound when it did so last, as far as checkpoints tell; 0 for never
 * @param rewoundFrom the offset on the source that it left then
 */
public record CheckpointState(
    long upstream,
    long downstream,
    At at,
    long count,
    long rewinds,
    long rewound,
    long rewoundFrom) {

  /**
   * After a checkpoint; one that was taken before changes nothing.
   *
   * @param before null for the first
   */
  public static CheckpointState next(
      @Nullable CheckpointState before, Checkpoint checkpoint, At at) {
    if (before == null) {
      return new CheckpointState(
          checkpoint.upstreamOffset(), checkpoint.downstreamOffset(), at, 1, 0, 0, 0);
    }
    if (!at.isAfter(before.at)) {
      return before;
    }
    boolean back = checkpoint.upstreamOffset() < before.upstream;
    return new CheckpointState(
        checkpoint.upstreamOffset(),
        checkpoint.downstreamOffset(),
        at,
        before.count + 1,
        before.rewinds + (back ? 1 : 0),
        back ? at.timestamp() : before.rewound,
        back ? before.upstream : before.rewoundFrom);
  }
}
