package dev.tidewatch.samples;

import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Thousands of tasks of a few milliseconds: the usual mistake of too many partitions, and the way
 * to a rolled log. Spark rolls by uncompressed size and not before 10 MB.
 */
final class ManySmallTasks {

  private static final int JOBS = 8;
  private static final int TASKS = 700;

  private ManySmallTasks() {}

  static void run(SparkSession spark) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    JavaRDD<Integer> numbers =
        context.parallelize(IntStream.range(0, TASKS).boxed().toList(), TASKS);
    for (int job = 0; job < JOBS; job++) {
      context.setJobDescription("pass " + (job + 1) + " of " + JOBS);
      numbers.count();
    }
  }
}
