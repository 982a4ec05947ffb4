package dev.tidewatch.samples;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** The one job of Spark lines that lack what the other jobs use. */
public final class SampleMain {

  private SampleMain() {}

  /** Counts four numbers, whatever the name of the job. */
  public static void main(String[] args) {
    SparkSession spark = SparkSession.builder().appName(args[0]).getOrCreate();
    JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(List.of(1, 2, 3, 4), 2)
        .count();
    spark.stop();
  }
}
