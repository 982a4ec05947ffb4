package dev.tidewatch.config;

import java.util.List;
import java.util.Map;

/** Puts the values of mirrors together, and checks what only several of them can get wrong. */
final class MirrorChecks {

  private MirrorChecks() {}

  static MirrorSettings mirrors(
      Values values,
      SparkSettings spark,
      DeadLetterSettings deadLetters,
      Map<String, PassThrough> clusters) {
    MirrorSettings settings =
        new MirrorSettings(
            values.get(MirrorKeys.MIRROR_CLUSTER),
            values.get(MirrorKeys.MIRROR_FLOWS_TOPIC),
            values.get(MirrorKeys.MIRROR_PARTITIONS),
            new MirrorSettings.Names(
                values.get(MirrorKeys.MIRROR_SEPARATOR),
                values.get(MirrorKeys.MIRROR_INTERNAL_SEPARATOR),
                values.get(MirrorKeys.MIRROR_IDENTITY),
                values.get(MirrorKeys.MIRROR_HEARTBEATS_TOPIC)),
            values.get(MirrorKeys.MIRROR_SYNCS_ON_TARGET),
            new MirrorSettings.Liveness(
                values.get(MirrorKeys.MIRROR_HEARTBEAT_INTERVAL),
                values.get(MirrorKeys.MIRROR_LATE_INTERVALS),
                values.get(MirrorKeys.MIRROR_DOWN_INTERVALS),
                values.get(MirrorKeys.MIRROR_LATE_LATENCY)),
            values.get(MirrorKeys.MIRROR_CHECKPOINT_STALE),
            values.get(MirrorKeys.MIRROR_RETENTION),
            values.get(MirrorKeys.MIRROR_MAX_FLOWS),
            values.get(MirrorKeys.MIRROR_MAX_CHECKPOINTS),
            clusters,
            values.get(MirrorKeys.MIRROR_ASK_TIMEOUT));
    if (settings.rules().downIntervals() <= settings.rules().lateIntervals()) {
      values.reject(
          MirrorKeys.MIRROR_DOWN_INTERVALS,
          "more than mirror.late.intervals",
          "A link is late before it is down.");
    }
    if (List.of(
            spark.eventsTopic(),
            spark.applicationsTopic(),
            spark.deadLetterTopic(),
            spark.findingsTopic(),
            spark.commandsTopic(),
            deadLetters.recordsTopic(),
            deadLetters.groupsTopic())
        .contains(settings.flowsTopic())) {
      values.reject(
          MirrorKeys.MIRROR_FLOWS_TOPIC,
          "topics that differ from each other",
          "Give it a topic other than " + settings.flowsTopic() + ", also in use.");
    }
    refuseOwnName(values, settings);
    return settings;
  }

  /** The pattern of sources ends with the name of heartbeats: an output of that name is a loop. */
  private static void refuseOwnName(Values values, MirrorSettings settings) {
    String flows = settings.flowsTopic();
    if (flows.endsWith(settings.naming().heartbeats()) || flows.endsWith("internal")) {
      values.reject(
          MirrorKeys.MIRROR_FLOWS_TOPIC,
          "a name that no topic of MirrorMaker 2 has",
          "Give it one that does not end with heartbeats or internal.");
    }
  }
}
