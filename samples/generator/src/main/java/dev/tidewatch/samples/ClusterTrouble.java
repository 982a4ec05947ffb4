package dev.tidewatch.samples;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/**
 * What needs executors of their own (a standalone cluster of two workers): a speculative copy that
 * overtakes a slow task, a stage with a resource profile of its own, and an executor that dies
 * while its shuffle files are still needed, with the lost tasks, the fetch failures and the stage
 * retries that follow.
 */
final class ClusterTrouble {

  private static final long SLOW_MILLIS = 30_000;

  private ClusterTrouble() {}

  static void run(SparkSession spark) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    context.setJobDescription("a slow task is overtaken");
    numbers(context).foreachPartition(rows -> slowFirstAttemptOfTheFirstPartition());
    context.setJobDescription("a resource profile of its own");
    numbers(context).withResources(oneCpu()).count();
    context.setJobDescription("an executor dies");
    numbers(context)
        .mapToPair(number -> new Tuple2<>(number % 20, 1))
        .reduceByKey(Integer::sum, 6)
        .foreachPartition(rows -> dieOnce());
  }

  private static JavaRDD<Integer> numbers(JavaSparkContext context) {
    return context.parallelize(IntStream.range(0, 1_000).boxed().toList(), 6);
  }

  private static ResourceProfile oneCpu() {
    return new ResourceProfileBuilder().require(new TaskResourceRequests().cpus(1)).build();
  }

  private static void slowFirstAttemptOfTheFirstPartition() throws InterruptedException {
    TaskContext task = TaskContext.get();
    boolean slow = task.partitionId() == 0 && task.attemptNumber() == 0;
    Thread.sleep(slow ? SLOW_MILLIS : 200);
  }

  /** Ends this executor's JVM the first time that any task asks; the file remembers it. */
  private static void dieOnce() throws IOException {
    if (TaskContext.getPartitionId() < 4) {
      return;
    }
    Path marker = Path.of(System.getProperty("java.io.tmpdir"), "executor-died");
    try {
      Files.createFile(marker);
    } catch (FileAlreadyExistsException alreadyDied) {
      return;
    }
    Runtime.getRuntime().halt(1);
  }
}
