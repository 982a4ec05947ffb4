package dev.tidewatch.config;

import static dev.tidewatch.config.Key.Section.KAFKA;
import static dev.tidewatch.config.Key.optional;
import static dev.tidewatch.config.Key.required;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How Kafka is reached, and how Kafka Streams runs. */
final class KafkaKeys {

  static final Key<List<String>> BOOTSTRAP_SERVERS =
      required(
          KAFKA,
          "bootstrap.servers",
          Types.SERVERS,
          "localhost:9092",
          "Brokers of the Kafka cluster that holds the input topics and Tidewatch's own topics.");

  static final Key<String> APPLICATION_ID =
      optional(
          KAFKA,
          "application.id",
          Types.APPLICATION_NAME,
          "tidewatch",
          "Consumer group and prefix of internal topics. Instances with the same id share the work."
              + " Another id starts from an empty state, and needs output topics of its own:"
              + " `spark.applications.topic`, `spark.deadletter.topic`,"
              + " `spark.findings.topic`, `spark.commands.topic`, `deadletter.topic`,"
              + " `deadletter.groups.topic`, `deadletter.commands.topic` and `mirror.flows.topic`."
              + " Two ids that write to the"
              + " same ones corrupt them, and the events.");

  static final Key<Path> STATE_DIR =
      optional(
          KAFKA,
          "state.dir",
          Types.DIRECTORY,
          "tidewatch-state",
          "Where the state stores are kept on disk. An instance that restarts on the same"
              + " directory restores only what it missed. One directory an instance.");

  static final Key<Duration> COMMIT_INTERVAL =
      optional(
          KAFKA,
          "commit.interval.ms",
          // With exactly-once a commit ends a transaction, which Kafka Streams lets live for 10 s.
          Types.milliseconds(100, 10_000),
          "500",
          "How often a transaction is committed, which is how long output topics stay behind.");

  static final Key<Integer> NUM_STREAM_THREADS =
      optional(
          KAFKA,
          "num.stream.threads",
          Types.integer(1, 64),
          "2",
          "Threads that process partitions. More than there are partitions stay idle.");

  static final Key<Integer> NUM_STANDBY_REPLICAS =
      optional(
          KAFKA,
          "num.standby.replicas",
          Types.integer(0, 10),
          "1",
          "Copies of every store on other instances, which answer while the active one is lost."
              + " With one instance there is nowhere to put them, and none are made.");

  static final Key<Optional<String>> GROUP_INSTANCE_ID =
      optional(
              KAFKA,
              "group.instance.id",
              Types.OPTIONAL_NAME,
              "",
              "Makes the instance a static member of its group: while it restarts within the session"
                  + " timeout nothing is moved, and its standbys answer. A different one for each"
                  + " instance.")
          .example("tidewatch-0");

  static final Key<Optional<String>> RACK =
      optional(
              KAFKA,
              "rack",
              Types.OPTIONAL_NAME,
              "",
              "Where the instance stands, such as an availability zone: standby replicas are put into"
                  + " other racks than the active one. Set it on all instances or on none.")
          .example("zone-a");

  static final List<Key<?>> ALL =
      List.of(
          BOOTSTRAP_SERVERS,
          APPLICATION_ID,
          STATE_DIR,
          COMMIT_INTERVAL,
          NUM_STREAM_THREADS,
          NUM_STANDBY_REPLICAS,
          GROUP_INSTANCE_ID,
          RACK);

  private KafkaKeys() {}
}
