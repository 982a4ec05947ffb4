package dev.tidewatch.udf.spark;

import static dev.tidewatch.core.spark.event.TaskMetric.DISK_BYTES_SPILLED;
import static dev.tidewatch.core.spark.event.TaskMetric.EXECUTOR_CPU_TIME;
import static dev.tidewatch.core.spark.event.TaskMetric.EXECUTOR_RUN_TIME;
import static dev.tidewatch.core.spark.event.TaskMetric.INPUT_BYTES_READ;
import static dev.tidewatch.core.spark.event.TaskMetric.INPUT_RECORDS_READ;
import static dev.tidewatch.core.spark.event.TaskMetric.JVM_GC_TIME;
import static dev.tidewatch.core.spark.event.TaskMetric.MEMORY_BYTES_SPILLED;
import static dev.tidewatch.core.spark.event.TaskMetric.OUTPUT_BYTES_WRITTEN;
import static dev.tidewatch.core.spark.event.TaskMetric.OUTPUT_RECORDS_WRITTEN;
import static dev.tidewatch.core.spark.event.TaskMetric.PEAK_EXECUTION_MEMORY;
import static dev.tidewatch.core.spark.event.TaskMetric.RESULT_SIZE;
import static dev.tidewatch.core.spark.event.TaskMetric.SHUFFLE_BYTES_WRITTEN;
import static dev.tidewatch.core.spark.event.TaskMetric.SHUFFLE_LOCAL_BYTES_READ;
import static dev.tidewatch.core.spark.event.TaskMetric.SHUFFLE_RECORDS_READ;
import static dev.tidewatch.core.spark.event.TaskMetric.SHUFFLE_RECORDS_WRITTEN;
import static dev.tidewatch.core.spark.event.TaskMetric.SHUFFLE_REMOTE_BYTES_READ;

import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import dev.tidewatch.core.spark.event.TaskInfo;
import dev.tidewatch.core.spark.event.TaskMetrics;
import dev.tidewatch.udf.support.Example;
import dev.tidewatch.udf.support.Functions;
import dev.tidewatch.udf.support.StructType;
import io.confluent.ksql.function.udf.Udf;
import io.confluent.ksql.function.udf.UdfDescription;
import io.confluent.ksql.function.udf.UdfParameter;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** {@code SPARK_TASK}. */
@UdfDescription(
    name = "SPARK_TASK",
    category = Functions.SPARK,
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "A task that has ended, from its SparkListenerTaskEnd line; null for all other lines. Times are"
            + " milliseconds, CPU_TIME nanoseconds, sizes bytes.")
@Example(
    sql =
        "SPARK_TASK('{\"Event\":\"SparkListenerTaskEnd\",\"Stage ID\":3,\"Task End Reason\":"
            + "{\"Reason\":\"Success\"},\"Task Info\":{\"Task ID\":42,\"Index\":7,\"Attempt\":0,"
            + "\"Launch Time\":1000,\"Executor ID\":\"1\",\"Host\":\"node-1\",\"Locality\":\"ANY\","
            + "\"Getting Result Time\":0,\"Finish Time\":1250,\"Failed\":false,\"Accumulables\":[]}}')"
            + "->DURATION",
    result = "250")
public final class SparkTaskFunction extends SparkFunction {

  /** Of the result. */
  public static final String SCHEMA =
      "STRUCT<STAGE INT, STAGE_ATTEMPT INT, TASK BIGINT, TASK_INDEX INT, ATTEMPT INT,"
          + " EXECUTOR STRING, HOST STRING, OUTCOME STRING, ERROR STRING, SPECULATIVE BOOLEAN,"
          + " LAUNCHED BIGINT, FINISHED BIGINT, DURATION BIGINT, RUN_TIME BIGINT, CPU_TIME BIGINT,"
          + " GC_TIME BIGINT, RESULT_BYTES BIGINT, INPUT_BYTES BIGINT, INPUT_RECORDS BIGINT,"
          + " OUTPUT_BYTES BIGINT, OUTPUT_RECORDS BIGINT, SHUFFLE_READ_BYTES BIGINT,"
          + " SHUFFLE_READ_RECORDS BIGINT, SHUFFLE_WRITE_BYTES BIGINT,"
          + " SHUFFLE_WRITE_RECORDS BIGINT, MEMORY_SPILLED BIGINT, DISK_SPILLED BIGINT,"
          + " PEAK_MEMORY BIGINT>";

  private static final StructType TYPE = StructType.parse(SCHEMA);

  /** Made by the server. */
  public SparkTaskFunction() {
    super("spark_task");
  }

  /** The task. */
  @Udf(
      schema = SCHEMA,
      description = "OUTCOME is SUCCESS, FAILED, KILLED or RESUBMITTED; DURATION is wall time.")
  public @Nullable Struct task(
      @UdfParameter(value = "line", description = "A line of an event log.")
          @Nullable String line) {
    TaskEnd end = lines().read(line, "SparkListenerTaskEnd", TaskEnd.class);
    return end == null ? null : struct(end);
  }

  private static Struct struct(TaskEnd end) {
    TaskInfo task = end.task();
    TaskMetrics metrics = end.metrics();
    return TYPE.of(
        end.stageId(),
        end.stageAttemptId(),
        task.taskId(),
        task.index(),
        task.attempt(),
        task.executorId(),
        task.host(),
        end.reason().kind().name(),
        end.reason().message(),
        task.speculative(),
        task.launchTime(),
        task.finishTime(),
        task.finishTime() == 0 ? null : task.finishTime() - task.launchTime(),
        metrics.get(EXECUTOR_RUN_TIME),
        metrics.get(EXECUTOR_CPU_TIME),
        metrics.get(JVM_GC_TIME),
        metrics.get(RESULT_SIZE),
        metrics.get(INPUT_BYTES_READ),
        metrics.get(INPUT_RECORDS_READ),
        metrics.get(OUTPUT_BYTES_WRITTEN),
        metrics.get(OUTPUT_RECORDS_WRITTEN),
        metrics.get(SHUFFLE_REMOTE_BYTES_READ) + metrics.get(SHUFFLE_LOCAL_BYTES_READ),
        metrics.get(SHUFFLE_RECORDS_READ),
        metrics.get(SHUFFLE_BYTES_WRITTEN),
        metrics.get(SHUFFLE_RECORDS_WRITTEN),
        metrics.get(MEMORY_BYTES_SPILLED),
        metrics.get(DISK_BYTES_SPILLED),
        metrics.get(PEAK_EXECUTION_MEMORY));
  }
}
