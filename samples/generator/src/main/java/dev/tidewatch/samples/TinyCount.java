package dev.tidewatch.samples;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * The smallest useful log: one job of one stage and two tasks. It is what every codec variant
 * holds, so that a reader of codecs can compare them with one another.
 */
final class TinyCount {

  private TinyCount() {}

  static void run(SparkSession spark) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    context.parallelize(List.of(1, 2, 3, 4), 2).count();
  }
}
