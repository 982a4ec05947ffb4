package dev.tidewatch.samples;

import org.apache.spark.sql.SparkSession;

/**
 * Sorts more than its heap can hold: with a small heap and a small spark.memory.fraction the sort
 * spills to memory and disk, which the task metrics and the accumulables of the stage show.
 */
final class SpillingSort {

  private SpillingSort() {}

  static void run(SparkSession spark) {
    spark.sparkContext().setJobDescription("sort two million readings");
    spark
        .range(0, 2_000_000, 1, 4)
        .selectExpr("sha2(CAST(id AS STRING), 256) AS reading", "id")
        .repartition(4)
        .sortWithinPartitions("reading")
        .write()
        .format("noop")
        .mode("overwrite")
        .save();
  }
}
