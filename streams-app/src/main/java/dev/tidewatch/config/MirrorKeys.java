package dev.tidewatch.config;

import static dev.tidewatch.config.Key.Section.MIRROR;
import static dev.tidewatch.config.Key.optional;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Mirrors. */
final class MirrorKeys {

  static final Key<Optional<String>> MIRROR_CLUSTER =
      optional(
              MIRROR,
              "mirror.cluster",
              Types.OPTIONAL_NAME,
              "",
              "Alias by which MirrorMaker 2 calls the cluster of `bootstrap.servers`. Unless given, it is"
                  + " learnt from the heartbeats that are written there, as long as they all agree.")
          .example("B");

  static final Key<String> MIRROR_FLOWS_TOPIC =
      optional(
          MIRROR,
          "mirror.flows.topic",
          Types.TOPIC_NAME,
          "tidewatch.mirror.flows",
          "Output: the latest state of each flow, by `source->target`.");

  static final Key<Integer> MIRROR_PARTITIONS =
      optional(
          MIRROR,
          "mirror.partitions",
          Types.integer(1, 1_000),
          "2",
          "Partitions that flows are spread over, by their source. Do not change it later: state is"
              + " placed by it, and Kafka Streams refuses another number.");

  static final Key<String> MIRROR_SEPARATOR =
      optional(
          MIRROR,
          "mirror.replication.policy.separator",
          Types.SEPARATOR,
          ".",
          "MirrorMaker 2's `replication.policy.separator`.");

  static final Key<Boolean> MIRROR_INTERNAL_SEPARATOR =
      optional(
          MIRROR,
          "mirror.replication.policy.internal.topic.separator.enabled",
          Types.BOOLEAN,
          "true",
          "MirrorMaker 2's `replication.policy.internal.topic.separator.enabled`.");

  static final Key<Boolean> MIRROR_IDENTITY =
      optional(
          MIRROR,
          "mirror.replication.policy.identity",
          Types.BOOLEAN,
          "false",
          "Whether topics keep their names (`IdentityReplicationPolicy`).");

  static final Key<String> MIRROR_HEARTBEATS_TOPIC =
      optional(
          MIRROR,
          "mirror.heartbeats.topic",
          Types.TOPIC_NAME,
          "heartbeats",
          "Name of the topic that heartbeat connectors write to.");

  static final Key<Boolean> MIRROR_SYNCS_ON_TARGET =
      optional(
          MIRROR,
          "mirror.offset.syncs.on.target",
          Types.BOOLEAN,
          "false",
          "Whether MirrorMaker 2 has `offset-syncs.topic.location=target`. The names of their topics"
              + " do not tell.");

  static final Key<Duration> MIRROR_HEARTBEAT_INTERVAL =
      optional(
          MIRROR,
          "mirror.heartbeat.interval.ms",
          Types.milliseconds(0, 3_600_000),
          "0",
          "Time between two heartbeats; 0 learns it from the heartbeats themselves.");

  static final Key<Integer> MIRROR_LATE_INTERVALS =
      optional(
          MIRROR,
          "mirror.late.intervals",
          Types.integer(1, 1_000),
          "2",
          "After so many intervals without a heartbeat a link is LATE.");

  static final Key<Integer> MIRROR_DOWN_INTERVALS =
      optional(
          MIRROR,
          "mirror.down.intervals",
          Types.integer(2, 100_000),
          "10",
          "After so many intervals without a heartbeat a link is DOWN.");

  static final Key<Duration> MIRROR_LATE_LATENCY =
      optional(
          MIRROR,
          "mirror.late.latency.ms",
          Types.milliseconds(1, 86_400_000),
          "60000",
          "A link whose heartbeats take longer is LATE, though they come.");

  static final Key<Duration> MIRROR_CHECKPOINT_STALE =
      optional(
          MIRROR,
          "mirror.checkpoint.stale.ms",
          Types.milliseconds(1_000, 86_400_000),
          "300000",
          "How old a checkpoint may be while its group moves. More than MirrorMaker 2's"
              + " `emit.checkpoints.interval.seconds`.");

  static final Key<Duration> MIRROR_RETENTION =
      optional(
          MIRROR,
          "mirror.retention.ms",
          Types.milliseconds(3_600_000, 315_360_000_000L),
          "7776000000",
          "How long signals, checkpoints and offset syncs are kept that nothing comes of any more (the"
              + " default is 90 days). Checkpoints come only when a group moves.");

  static final Key<Integer> MIRROR_MAX_FLOWS =
      optional(
          MIRROR,
          "mirror.max.flows",
          Types.integer(1, 1_000_000),
          "10000",
          "Emitters and links that a partition follows; further ones are counted and left out.");

  static final Key<Integer> MIRROR_MAX_CHECKPOINTS =
      optional(
          MIRROR,
          "mirror.max.checkpoints",
          Types.integer(1, Integer.MAX_VALUE),
          "20000000",
          "Checkpoints and offset syncs, by group and partition, that a partition of flows keeps; further"
              + " ones are counted and left out.");

  static final Key<Duration> MIRROR_ASK_TIMEOUT =
      optional(
          MIRROR,
          "mirror.ask.timeout.ms",
          Types.milliseconds(100, 60_000),
          "3000",
          "How long the clusters of `mirror.clusters.*` are waited for when somebody asks whether groups"
              + " can fail over. Without an answer the numbers are bounds, and say so.");

  static final List<Key<?>> ALL =
      List.of(
          MIRROR_CLUSTER,
          MIRROR_FLOWS_TOPIC,
          MIRROR_PARTITIONS,
          MIRROR_SEPARATOR,
          MIRROR_INTERNAL_SEPARATOR,
          MIRROR_IDENTITY,
          MIRROR_HEARTBEATS_TOPIC,
          MIRROR_SYNCS_ON_TARGET,
          MIRROR_HEARTBEAT_INTERVAL,
          MIRROR_LATE_INTERVALS,
          MIRROR_DOWN_INTERVALS,
          MIRROR_LATE_LATENCY,
          MIRROR_CHECKPOINT_STALE,
          MIRROR_RETENTION,
          MIRROR_MAX_FLOWS,
          MIRROR_MAX_CHECKPOINTS,
          MIRROR_ASK_TIMEOUT);

  private MirrorKeys() {}
}
