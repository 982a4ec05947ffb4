package dev.tidewatch.core.mirror.naming;

import java.util.List;

/** What the name of one of MirrorMaker 2's topics tells of its records. */
public sealed interface MirrorTopic {

  /**
   * Heartbeats.
   *
   * @param hops the clusters that they came through, the nearest first: none for those that a
   *     connector writes to this cluster, {@code [A, B]} for {@code A.B.heartbeats}
   */
  record Heartbeats(List<String> hops) implements MirrorTopic {

    public Heartbeats {
      hops = List.copyOf(hops);
    }
  }

  /**
   * Checkpoints, on the target.
   *
   * @param source alias of the source cluster
   */
  record Checkpoints(String source) implements MirrorTopic {}

  /**
   * Offset syncs.
   *
   * @param other alias of the cluster at the other end: the target where the topic is on the source
   *     (the default), the source where {@code offset-syncs.topic.location=target}. The name does
   *     not tell which
   */
  record OffsetSyncs(String other) implements MirrorTopic {}
}
