package dev.tidewatch.core.spark.finding;

/**
 * From where on the rules on memory, files, partitions and time report. Sizes in bytes, times in
 * milliseconds.
 *
 * @param memoryHighPercent peak of a heap in what it may have, from which on it is short
 * @param memoryLowPercent peak of all executors' heaps below which they have too much
 * @param memoryMinMs run time of all tasks below which too much is not judged
 * @param littleGcPercent garbage collection in run time below which there is too much memory
 * @param littleGcMinMs run time of all tasks below which that is not judged
 * @param fileMinBytes average of the files that a stage wrote or a query read
 * @param files that a stage wrote or a query read
 * @param partitionHighBytes average read of a shuffle by a task
 * @param partitionLowBytes the same, too little
 * @param partitions of a stage from which on too little is judged
 * @param javaShuffleBytes written to shuffles of RDDs
 * @param driverPercent time in which no stage ran
 * @param pathPercent least possible time in the time that it took
 * @param wallMinMs duration below which neither is judged
 */
public record Sizing(
    long memoryHighPercent,
    long memoryLowPercent,
    long memoryMinMs,
    long littleGcPercent,
    long littleGcMinMs,
    long fileMinBytes,
    long files,
    long partitionHighBytes,
    long partitionLowBytes,
    long partitions,
    long javaShuffleBytes,
    long driverPercent,
    long pathPercent,
    long wallMinMs) {

  /** What the configuration has unless it is told otherwise. */
  public static final Sizing DEFAULTS =
      new Sizing(
          95,
          70,
          300_000,
          1,
          3_600_000,
          3_000_000,
          100,
          512L << 20,
          1L << 20,
          1_000,
          1L << 30,
          50,
          80,
          600_000);
}
