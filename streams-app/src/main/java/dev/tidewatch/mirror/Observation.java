package dev.tidewatch.mirror;

import dev.tidewatch.core.mirror.link.Beat;
import dev.tidewatch.core.mirror.track.At;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a record says, or that somebody watched: on its way to where the flow is. One of the members
 * is there. Values of an internal topic; members are only added.
 */
record Observation(
    @Nullable Heard heard,
    @Nullable Checked checked,
    @Nullable Synced synced,
    @Nullable Watched watched,
    @Nullable Refused refused) {

  /**
   * A heartbeat.
   *
   * @param topic where it was
   * @param hops the clusters that it came through, the nearest first; none for an emitter's own
   * @param source of its key
   * @param target of its key
   * @param beat null for a tombstone
   */
  record Heard(
      String topic, List<String> hops, String source, String target, @Nullable Beat beat) {}

  /**
   * A checkpoint.
   *
   * @param source the cluster that it is about
   * @param upstream null for a tombstone
   * @param downstream null for a tombstone
   */
  record Checked(
      String source,
      String group,
      String topic,
      int partition,
      @Nullable Long upstream,
      @Nullable Long downstream,
      At at) {}

  /**
   * An offset sync.
   *
   * @param other the cluster that its topic is named after
   * @param upstream null for a tombstone
   * @param downstream null for a tombstone
   */
  record Synced(
      String other,
      String topic,
      int partition,
      @Nullable Long upstream,
      @Nullable Long downstream,
      At at) {}

  /**
   * All topics of heartbeats were read to their end, but for some.
   *
   * @param at in milliseconds since the epoch
   * @param behind those that were not
   * @param target the cluster that the heartbeats written here name as their target; null where
   *     there are none, or they name several
   */
  record Watched(long at, List<String> behind, @Nullable String target) {}

  /**
   * A record that is not of the format of its topic.
   *
   * @param cluster that its topic is named after
   */
  record Refused(String cluster, String topic, String reason) {}

  static Observation of(Heard heard) {
    return new Observation(heard, null, null, null, null);
  }

  static Observation of(Checked checked) {
    return new Observation(null, checked, null, null, null);
  }

  static Observation of(Synced synced) {
    return new Observation(null, null, synced, null, null);
  }

  static Observation of(Watched watched) {
    return new Observation(null, null, null, watched, null);
  }

  static Observation of(Refused refused) {
    return new Observation(null, null, null, null, refused);
  }
}
