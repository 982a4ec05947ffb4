package dev.tidewatch.samples;

import org.apache.spark.sql.SparkSession;

/** One Spark application that leaves one event log behind. */
@FunctionalInterface
interface SampleJob {

  /**
   * Runs the application's jobs.
   *
   * @param spark a fresh session; the caller stops it when this method returns, and leaves it to
   *     Spark's shutdown hook when this method throws, as a driver that failed would.
   */
  void run(SparkSession spark) throws Exception;
}
