package dev.tidewatch.mirror.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One flow. Times are texts in ISO 8601.
 *
 * @param changes states that the link took on, the newest first
 * @param emitterChanges those of the emitter
 * @param otherPaths further ways by which heartbeats of the source come here
 * @param lastHour latencies of the last 60 minutes
 * @param translation how exactly offsets are translated; absent where nothing is known of it
 * @param unreadable records of its topics that are not of MirrorMaker 2's format
 */
public record FlowDetail(
    FlowInfo flow,
    List<StateChange> changes,
    List<StateChange> emitterChanges,
    List<OtherPath> otherPaths,
    LatencyStats lastHour,
    @Nullable Translation translation,
    String translationKnown,
    long unreadable) {

  /** A state that a signal took on. */
  public record StateChange(String state, @Nullable String cause, String at) {}

  /** A further way. */
  public record OtherPath(String topic, List<String> via, SignalInfo link) {}

  /**
   * The offset syncs of a flow. A group's offset is translated to the one right after the last sync
   * before it: how far the syncs are apart is what it reads again at most.
   *
   * @param partitions that have one
   * @param medianStep offsets between the last two syncs of a partition, the median of all
   * @param largestStep the largest that was ever seen
   * @param oldest when the oldest of the latest syncs was made
   * @param restarts how often the link began again and copied records a second time
   * @param cut whether there are more partitions than were looked at
   */
  public record Translation(
      int partitions,
      long medianStep,
      long largestStep,
      @Nullable String oldest,
      long restarts,
      boolean cut) {}
}
