package dev.tidewatch.config;

import static dev.tidewatch.config.Key.Section.SPARK;
import static dev.tidewatch.config.Key.optional;

import java.time.Duration;
import java.util.List;

/** Spark event logs. */
final class SparkKeys {

  static final Key<String> SPARK_EVENTS_TOPIC =
      optional(
          SPARK,
          "spark.events.topic",
          Types.TOPIC_NAME,
          "spark.events",
          "Input: one Spark event a record, keyed by application id.");

  static final Key<Integer> SPARK_EVENTS_PARTITIONS =
      optional(
          SPARK,
          "spark.events.partitions",
          Types.integer(1, 10_000),
          "8",
          "Partitions that the input topic gets when Tidewatch creates it. One that exists is taken"
              + " as it is; do not add partitions later, since keys are placed by their number.");

  static final Key<String> SPARK_APPLICATIONS_TOPIC =
      optional(
          SPARK,
          "spark.applications.topic",
          Types.TOPIC_NAME,
          "tidewatch.spark.applications",
          "Output, compacted: one record an application attempt.");

  static final Key<String> SPARK_DEADLETTER_TOPIC =
      optional(
          SPARK,
          "spark.deadletter.topic",
          Types.TOPIC_NAME,
          "tidewatch.spark.deadletters",
          "Output: event lines that could not be used, with their position and the reason.");

  static final Key<String> SPARK_FINDINGS_TOPIC =
      optional(
          SPARK,
          "spark.findings.topic",
          Types.TOPIC_NAME,
          "tidewatch.spark.findings",
          "Output, compacted: one record a finding, deleted when it is no longer true.");

  static final Key<String> SPARK_COMMANDS_TOPIC =
      optional(
          SPARK,
          "spark.commands.topic",
          Types.TOPIC_NAME,
          "tidewatch.spark.commands",
          "What operators want of findings, kept for ever: the audit. Has as many partitions as the"
              + " input, and each command in all of them.");

  static final Key<Duration> SPARK_RETENTION =
      optional(
          SPARK,
          "spark.retention.ms",
          Types.milliseconds(60_000, 315_360_000_000L),
          "2592000000",
          "How long an application is kept after its last event (the default is 30 days).");

  static final Key<Integer> SPARK_RETENTION_MAX_APPLICATIONS =
      optional(
          SPARK,
          "spark.retention.max.applications",
          Types.integer(0, Integer.MAX_VALUE),
          "0",
          "Applications kept in each partition; the ones longest without an event go first."
              + " 0 sets no bound.");

  static final Key<Integer> SPARK_SQL_RETAINED_EXECUTIONS =
      optional(
          SPARK,
          "spark.sql.retained.executions",
          Types.integer(1, 10_000),
          "1000",
          "SQL executions kept of each application attempt; the ones that ended first go first, as"
              + " with spark.sql.ui.retainedExecutions.");

  static final Key<Integer> SPARK_RETAINED_TASKS =
      optional(
          SPARK,
          "spark.retained.tasks",
          Types.integer(100, 1_000_000),
          "100000",
          "Tasks of each stage attempt that are all kept, as with spark.ui.retainedTasks. Of more"
              + " the slowest, the failed and a sample are kept; totals stay exact, and quantiles"
              + " are within 1 %.");

  static final List<Key<?>> ALL =
      List.of(
          SPARK_EVENTS_TOPIC,
          SPARK_EVENTS_PARTITIONS,
          SPARK_APPLICATIONS_TOPIC,
          SPARK_DEADLETTER_TOPIC,
          SPARK_FINDINGS_TOPIC,
          SPARK_COMMANDS_TOPIC,
          SPARK_RETENTION,
          SPARK_RETENTION_MAX_APPLICATIONS,
          SPARK_SQL_RETAINED_EXECUTIONS,
          SPARK_RETAINED_TASKS);

  private SparkKeys() {}
}
