package dev.tidewatch.config;

import static dev.tidewatch.config.Key.Section.FINDINGS;
import static dev.tidewatch.config.Key.optional;

import java.time.Duration;
import java.util.List;

/** From where on rules report. */
final class FindingKeys {

  static final Key<Long> SKEW_RATIO =
      optional(
          FINDINGS,
          "spark.findings.skew.ratio",
          Types.count(2, 1_000_000),
          "10",
          "`task-time-skew`: the longest task took more than so many times the median.");

  static final Key<Long> SKEW_MIN_MS =
      optional(
          FINDINGS,
          "spark.findings.skew.min.ms",
          Types.count(0, Long.MAX_VALUE),
          "5000",
          "`task-time-skew`: and so much longer than the median at least.");

  static final Key<Long> SHUFFLE_SKEW_RATIO =
      optional(
          FINDINGS,
          "spark.findings.shuffle.skew.ratio",
          Types.count(2, 1_000_000),
          "3",
          "`shuffle-read-skew`: a task read more than so many times the average of its stage.");

  static final Key<Long> SHUFFLE_SKEW_MIN_BYTES =
      optional(
          FINDINGS,
          "spark.findings.shuffle.skew.min.bytes",
          Types.count(0, Long.MAX_VALUE),
          "104857600",
          "`shuffle-read-skew`: and more than so many bytes.");

  static final Key<Long> SPILL_MIN_BYTES =
      optional(
          FINDINGS,
          "spark.findings.spill.min.bytes",
          Types.count(1, Long.MAX_VALUE),
          "1",
          "`spill`: a stage spilled so many bytes to disk.");

  static final Key<Long> GC_PERCENT =
      optional(
          FINDINGS,
          "spark.findings.gc.percent",
          Types.count(1, 100),
          "10",
          "`gc-pressure`: garbage collection took so much of the run time of tasks.");

  static final Key<Long> GC_MIN_MS =
      optional(
          FINDINGS,
          "spark.findings.gc.min.ms",
          Types.count(0, Long.MAX_VALUE),
          "300000",
          "`gc-pressure`: not judged below so much run time of all tasks together.");

  static final Key<Long> IDLE_PERCENT =
      optional(
          FINDINGS,
          "spark.findings.idle.percent",
          Types.count(1, 100),
          "50",
          "`idle-cores`: more than so much of the core time was not used by tasks.");

  static final Key<Long> IDLE_MIN_MS =
      optional(
          FINDINGS,
          "spark.findings.idle.min.ms",
          Types.count(1, Long.MAX_VALUE),
          "3600000",
          "`idle-cores`: not judged below so much core time.");

  static final Key<Long> TINY_TASKS =
      optional(
          FINDINGS,
          "spark.findings.tiny.tasks",
          Types.count(1, Long.MAX_VALUE),
          "5000",
          "`tiny-tasks`: a stage has more than so many tasks.");

  static final Key<Long> TINY_MEDIAN_MS =
      optional(
          FINDINGS,
          "spark.findings.tiny.median.ms",
          Types.count(1, Long.MAX_VALUE),
          "500",
          "`tiny-tasks`: with a median below this.");

  static final Key<Long> PARTITION_MAX_BYTES =
      optional(
          FINDINGS,
          "spark.findings.partition.max.bytes",
          Types.count(1, Long.MAX_VALUE),
          "5368709120",
          "`large-partitions`: a task read more than so many bytes.");

  static final Key<Long> FAILED_PERCENT =
      optional(
          FINDINGS,
          "spark.findings.failed.percent",
          Types.count(1, 100),
          "10",
          "`failed-tasks`: so many of the attempts of a stage that ended had failed.");

  static final Key<Duration> INTERVAL =
      optional(
          FINDINGS,
          "spark.findings.interval.ms",
          Types.milliseconds(1_000, 3_600_000),
          "10000",
          "An application that changes is judged so often at most, for the topic of findings and the"
              + " fleet's; whoever asks for its own findings gets those of the moment.");

  static final List<Key<?>> ALL =
      List.of(
          INTERVAL,
          SKEW_RATIO,
          SKEW_MIN_MS,
          SHUFFLE_SKEW_RATIO,
          SHUFFLE_SKEW_MIN_BYTES,
          SPILL_MIN_BYTES,
          GC_PERCENT,
          GC_MIN_MS,
          IDLE_PERCENT,
          IDLE_MIN_MS,
          TINY_TASKS,
          TINY_MEDIAN_MS,
          PARTITION_MAX_BYTES,
          FAILED_PERCENT);

  private FindingKeys() {}
}
