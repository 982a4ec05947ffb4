package dev.tidewatch.config;

import static dev.tidewatch.config.Key.Section.FINDINGS;
import static dev.tidewatch.config.Key.optional;

import java.util.List;

/** From where on the rules on plans of queries report. */
final class PlanKeys {

  static final Key<Long> JOIN_SMALL_BYTES =
      optional(
          FINDINGS,
          "spark.findings.join.small.bytes",
          Types.count(1, Long.MAX_VALUE),
          "104857600",
          "`join-not-broadcast`: one side of a join that shuffles both is no larger than this,");

  static final Key<Long> JOIN_RATIO =
      optional(
          FINDINGS,
          "spark.findings.join.ratio",
          Types.count(1, 1_000_000),
          "100",
          "`join-not-broadcast`: the other is so many times as large at least,");

  static final Key<Long> JOIN_LARGE_BYTES =
      optional(
          FINDINGS,
          "spark.findings.join.large.bytes",
          Types.count(1, Long.MAX_VALUE),
          "1073741824",
          "`join-not-broadcast`: and larger than this.");

  static final Key<Long> JOIN_PAIRS =
      optional(
          FINDINGS,
          "spark.findings.join.pairs",
          Types.count(1, Long.MAX_VALUE),
          "10000000000",
          "`nested-loop-join`: a join without a key compared more than so many pairs of rows.");

  static final Key<Long> BROADCAST_MAX_BYTES =
      optional(
          FINDINGS,
          "spark.findings.broadcast.max.bytes",
          Types.count(1, Long.MAX_VALUE),
          "1073741824",
          "`large-broadcast`: more than so many bytes were broadcast at once.");

  static final Key<Long> BROADCAST_MAX_MS =
      optional(
          FINDINGS,
          "spark.findings.broadcast.max.ms",
          Types.count(1, Long.MAX_VALUE),
          "60000",
          "`slow-broadcast`: to collect, build and send a broadcast took longer than this.");

  static final Key<Long> SCAN_MIN_BYTES =
      optional(
          FINDINGS,
          "spark.findings.scan.min.bytes",
          Types.count(1, Long.MAX_VALUE),
          "1073741824",
          "`full-scan`: the files of a scan without filters on partitions have so many bytes,");

  static final Key<Long> SCAN_KEPT_PERCENT =
      optional(
          FINDINGS,
          "spark.findings.scan.kept.percent",
          Types.count(1, 100),
          "5",
          "`full-scan`: and the filter behind it keeps less than this of its rows.");

  static final List<Key<?>> ALL =
      List.of(
          JOIN_SMALL_BYTES,
          JOIN_RATIO,
          JOIN_LARGE_BYTES,
          BROADCAST_MAX_BYTES,
          BROADCAST_MAX_MS,
          JOIN_PAIRS,
          SCAN_MIN_BYTES,
          SCAN_KEPT_PERCENT);

  private PlanKeys() {}
}
