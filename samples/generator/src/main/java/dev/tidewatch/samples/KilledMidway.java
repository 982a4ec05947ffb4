package dev.tidewatch.samples;

import java.io.IOException;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * A driver that is killed with SIGKILL in its second job: no end of the task, the stage, the job
 * and the application, the log's name keeps {@code .inprogress}, and what Spark had not flushed is
 * lost, so that a log may end within a line or a compressed block.
 */
final class KilledMidway {

  private static final int TASKS = 150;
  private static final int LAST_TASK = 120;

  private KilledMidway() {}

  static void run(SparkSession spark) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    context.setJobDescription("this one ends");
    context.parallelize(IntStream.range(0, 100).boxed().toList(), 4).count();
    context.setJobDescription("this one does not");
    context
        .parallelize(IntStream.range(0, TASKS).boxed().toList(), TASKS)
        .foreach(KilledMidway::killTheDriverAtTheLastTask);
  }

  private static void killTheDriverAtTheLastTask(int task) throws IOException {
    if (task == LAST_TASK) {
      String driver = Long.toString(ProcessHandle.current().pid());
      new ProcessBuilder("kill", "-KILL", driver).inheritIO().start();
    }
  }
}
