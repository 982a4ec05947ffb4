package dev.tidewatch.servers.spark;

import org.apache.spark.sql.SparkSession;

/**
 * Counts made-up orders by their shop, a few times over, as a small report would. Master, event log
 * and everything else are {@code -Dspark.*}.
 */
public final class SparkJob {

  private static final String REPORT =
      "SELECT id % 97 AS shop, count(*) AS orders, sum(id % 1000) AS cents"
          + " FROM range(0, 400000, 1, 4) GROUP BY id % 97 ORDER BY orders DESC";

  private SparkJob() {}

  /** Runs until the job has ended, and then says when that was, in milliseconds of the epoch. */
  public static void main(String[] arguments) {
    SparkSession spark = SparkSession.builder().getOrCreate();
    System.out.println("application " + spark.sparkContext().applicationId());
    for (int report = 0; report < 3; report++) {
      spark.sql(REPORT).collectAsList();
    }
    spark.stop();
    System.out.println("ended at " + System.currentTimeMillis());
  }
}
