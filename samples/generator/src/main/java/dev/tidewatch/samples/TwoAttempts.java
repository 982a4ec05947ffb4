package dev.tidewatch.samples;

import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * One application of two attempts: the first one's second job fails and ends its driver, the second
 * one runs to the end. See {@link AttemptClusterManager} for how an attempt gets its number.
 */
final class TwoAttempts {

  private TwoAttempts() {}

  static void run(SparkSession spark) {
    boolean firstAttempt = spark.sparkContext().applicationAttemptId().contains("1");
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    JavaRDD<Integer> numbers = context.parallelize(IntStream.range(0, 1_000).boxed().toList(), 4);
    context.setJobDescription("count");
    numbers.count();
    context.setJobDescription("check");
    numbers.foreach(number -> check(number, firstAttempt));
    context.setJobDescription("distinct remainders");
    numbers.map(number -> number % 10).distinct().count();
  }

  private static void check(int number, boolean firstAttempt) {
    if (firstAttempt && number == 900) {
      throw new IllegalStateException("The lookup service was not ready");
    }
  }
}
