package dev.tidewatch.core.spark.finding;

/**
 * From where on the rules on plans of queries report. Sizes in bytes, times in milliseconds.
 *
 * @param joinSmallBytes of one side of a join, up to which it may be broadcast
 * @param joinRatio larger side ÷ smaller side
 * @param joinLargeBytes of the other side
 * @param joinPairs rows of one side × rows of the other, in a join without a key
 * @param broadcastMaxBytes of one broadcast
 * @param broadcastMaxMs to collect, build and send it
 * @param scanMinBytes of the files of a scan
 * @param scanKeptPercent of its rows that the filter behind it keeps
 */
public record PlanLimits(
    long joinSmallBytes,
    long joinRatio,
    long joinLargeBytes,
    long joinPairs,
    long broadcastMaxBytes,
    long broadcastMaxMs,
    long scanMinBytes,
    long scanKeptPercent) {

  /** What the configuration has unless it is told otherwise. */
  public static final PlanLimits DEFAULTS =
      new PlanLimits(100L << 20, 100, 1L << 30, 10_000_000_000L, 1L << 30, 60_000, 1L << 30, 5);
}
