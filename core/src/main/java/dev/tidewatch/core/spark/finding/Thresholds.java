package dev.tidewatch.core.spark.finding;

/**
 * From where on rules report. Sizes in bytes, times in milliseconds.
 *
 * @param skewRatio longest task ÷ median
 * @param skewMinMs how much longer than the median the longest task is at least
 * @param shuffleSkewRatio largest shuffle read of a task ÷ the stage's average
 * @param shuffleSkewMinBytes largest shuffle read of a task
 * @param spillMinBytes spilled to disk by a stage
 * @param gcPercent garbage collection in run time
 * @param gcMinMs run time of all tasks below which garbage collection is not judged
 * @param idlePercent core time that no task used
 * @param idleMinMs core time below which idle cores are not judged
 * @param tinyTasks tasks of a stage
 * @param tinyMedianMs their median
 * @param partitionBytes read by one task
 * @param failedPercent failed attempts in all ended attempts of a stage
 * @param sizing of the rules on memory, files, partitions and time
 * @param plans of the rules on plans of queries
 */
public record Thresholds(
    long skewRatio,
    long skewMinMs,
    long shuffleSkewRatio,
    long shuffleSkewMinBytes,
    long spillMinBytes,
    long gcPercent,
    long gcMinMs,
    long idlePercent,
    long idleMinMs,
    long tinyTasks,
    long tinyMedianMs,
    long partitionBytes,
    long failedPercent,
    Sizing sizing,
    PlanLimits plans) {

  /** What the configuration has unless it is told otherwise. */
  public static final Thresholds DEFAULTS =
      new Thresholds(
          10,
          5_000,
          3,
          100L << 20,
          1,
          10,
          300_000,
          50,
          3_600_000,
          5_000,
          500,
          5L << 30,
          10,
          Sizing.DEFAULTS,
          PlanLimits.DEFAULTS);
}
