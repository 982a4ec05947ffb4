package dev.tidewatch.samples;

import org.apache.spark.SparkException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * One job succeeds, then one record that cannot be parsed fails its task as often as
 * spark.task.maxFailures allows, and with it the stage, the job and the SQL execution.
 */
final class FailedReport {

  private static final UDF1<String, Double> PARSE_AMOUNT = Double::parseDouble;

  private FailedReport() {}

  /** The driver does not catch the failure: the shutdown hook writes the application's end. */
  static void run(SparkSession spark) {
    Dataset<Row> lines = lines(spark);
    describe(spark, "count the lines");
    lines.count();
    describe(spark, "sum the amounts");
    sumByRegion(spark, lines).collectAsList();
  }

  /**
   * The driver catches the failure, reports something smaller and ends well: the exit code says
   * nothing about the failed job.
   */
  static void runAndCatch(SparkSession spark) {
    try {
      run(spark);
    } catch (Exception failure) {
      if (!causedBySpark(failure)) {
        throw failure;
      }
      describe(spark, "fall back to the good lines");
      sumByRegion(spark, lines(spark).where("amount <> 'n/a'")).collectAsList();
    }
  }

  private static Dataset<Row> lines(SparkSession spark) {
    return spark
        .range(0, 8_000, 1, 4)
        .selectExpr(
            "concat('region-', pmod(id, 5)) AS region",
            "CASE WHEN id = 7000 THEN 'n/a' ELSE CAST(pmod(id, 100) AS STRING) END AS amount");
  }

  private static Dataset<Row> sumByRegion(SparkSession spark, Dataset<Row> lines) {
    spark.udf().register("parse_amount", PARSE_AMOUNT, DataTypes.DoubleType);
    return lines
        .selectExpr("region", "parse_amount(amount) AS amount")
        .groupBy("region")
        .sum("amount");
  }

  private static boolean causedBySpark(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SparkException) {
        return true;
      }
    }
    return false;
  }

  private static void describe(SparkSession spark, String description) {
    spark.sparkContext().setJobDescription(description);
  }
}
