package dev.tidewatch.config;

import static dev.tidewatch.config.Key.Section.FINDINGS;
import static dev.tidewatch.config.Key.optional;

import java.util.List;

/** From where on the rules on memory, files, partitions and time report. */
final class SizingKeys {

  static final Key<Long> MEMORY_HIGH_PERCENT =
      optional(
          FINDINGS,
          "spark.findings.memory.high.percent",
          Types.count(1, 100),
          "95",
          "`executor-memory-short`, `driver-memory-short`: the heap was fuller than this.");

  static final Key<Long> MEMORY_LOW_PERCENT =
      optional(
          FINDINGS,
          "spark.findings.memory.low.percent",
          Types.count(1, 100),
          "70",
          "`executor-memory-unused`: no heap of an executor was as full as this.");

  static final Key<Long> MEMORY_MIN_MS =
      optional(
          FINDINGS,
          "spark.findings.memory.min.ms",
          Types.count(0, Long.MAX_VALUE),
          "300000",
          "`executor-memory-unused`: not judged below so much run time of all tasks"
              + " together.");

  static final Key<Long> LITTLE_GC_PERCENT =
      optional(
          FINDINGS,
          "spark.findings.little.gc.percent",
          Types.count(1, 100),
          "1",
          "`little-gc`: garbage collection took less than so much of the run time of tasks.");

  static final Key<Long> LITTLE_GC_MIN_MS =
      optional(
          FINDINGS,
          "spark.findings.little.gc.min.ms",
          Types.count(0, Long.MAX_VALUE),
          "3600000",
          "`little-gc`: not judged below so much run time of all tasks together.");

  static final Key<Long> FILES_MIN_BYTES =
      optional(
          FINDINGS,
          "spark.findings.files.min.bytes",
          Types.count(1, Long.MAX_VALUE),
          "3000000",
          "`small-files-written`, `small-files-read`: the files are smaller than this on average.");

  static final Key<Long> FILES =
      optional(
          FINDINGS,
          "spark.findings.files",
          Types.count(1, Long.MAX_VALUE),
          "100",
          "`small-files-written`, `small-files-read`: and there are more than so many.");

  static final Key<Long> PARTITIONS_HIGH_BYTES =
      optional(
          FINDINGS,
          "spark.findings.partitions.high.bytes",
          Types.count(1, Long.MAX_VALUE),
          "536870912",
          "`shuffle-partitions`: tasks of a stage read more of a shuffle than this on"
              + " average.");

  static final Key<Long> PARTITIONS_LOW_BYTES =
      optional(
          FINDINGS,
          "spark.findings.partitions.low.bytes",
          Types.count(1, Long.MAX_VALUE),
          "1048576",
          "`shuffle-partitions`: or less than this,");

  static final Key<Long> PARTITIONS =
      optional(
          FINDINGS,
          "spark.findings.partitions",
          Types.count(1, Long.MAX_VALUE),
          "1000",
          "`shuffle-partitions`: and the stage has so many tasks.");

  static final Key<Long> JAVA_SHUFFLE_BYTES =
      optional(
          FINDINGS,
          "spark.findings.java.shuffle.bytes",
          Types.count(1, Long.MAX_VALUE),
          "1073741824",
          "`java-serializer`: RDDs wrote so much to shuffles.");

  static final Key<Long> DRIVER_PERCENT =
      optional(
          FINDINGS,
          "spark.findings.driver.percent",
          Types.count(1, 100),
          "50",
          "`driver-bound`: no stage ran in so much of the time.");

  static final Key<Long> PATH_PERCENT =
      optional(
          FINDINGS,
          "spark.findings.path.percent",
          Types.count(1, 100),
          "80",
          "`critical-path`: the least possible time is so much of the time that it took,"
              + " and cores are idle as `idle-cores` has it.");

  static final Key<Long> WALL_MIN_MS =
      optional(
          FINDINGS,
          "spark.findings.wall.min.ms",
          Types.count(1, Long.MAX_VALUE),
          "600000",
          "`driver-bound`, `critical-path`: not judged of an application that took less.");

  static final List<Key<?>> ALL =
      List.of(
          MEMORY_HIGH_PERCENT,
          MEMORY_LOW_PERCENT,
          MEMORY_MIN_MS,
          LITTLE_GC_PERCENT,
          LITTLE_GC_MIN_MS,
          FILES_MIN_BYTES,
          FILES,
          PARTITIONS_HIGH_BYTES,
          PARTITIONS_LOW_BYTES,
          PARTITIONS,
          JAVA_SHUFFLE_BYTES,
          DRIVER_PERCENT,
          PATH_PERCENT,
          WALL_MIN_MS);

  private SizingKeys() {}
}
