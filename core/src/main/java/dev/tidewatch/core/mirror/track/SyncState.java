package dev.tidewatch.core.mirror.track;

import dev.tidewatch.core.mirror.wire.OffsetSync;
import org.jspecify.annotations.Nullable;

/**
 * The offset syncs of one partition: how dense they are is how exactly the offsets of groups are
 * translated. Times in milliseconds since the epoch.
 *
 * @param upstream the latest offset on the source
 * @param downstream the latest offset on the target
 * @param at where the latest sync is
 * @param count syncs seen
 * @param step offsets on the source from the one before to the latest
 * @param largestStep the largest of these
 * @param restarts how often a sync was before the one before it: the link began again, and copied
 *     records a second time
 */
public record SyncState(
    long upstream, long downstream, At at, long count, long step, long largestStep, long restarts) {

  /**
   * After a sync; one that was taken before changes nothing.
   *
   * @param before null for the first
   */
  public static SyncState next(@Nullable SyncState before, OffsetSync sync, At at) {
    if (before == null) {
      return new SyncState(sync.upstreamOffset(), sync.downstreamOffset(), at, 1, 0, 0, 0);
    }
    if (!at.isAfter(before.at)) {
      return before;
    }
    long step = Math.max(0, sync.upstreamOffset() - before.upstream);
    return new SyncState(
        sync.upstreamOffset(),
        sync.downstreamOffset(),
        at,
        before.count + 1,
        step,
        Math.max(before.largestStep, step),
        before.restarts + (sync.upstreamOffset() < before.upstream ? 1 : 0));
  }
}
