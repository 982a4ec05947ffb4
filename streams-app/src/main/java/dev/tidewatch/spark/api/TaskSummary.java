package dev.tidewatch.spark.api;

import dev.tidewatch.core.sketch.LogHistogram;
import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.event.TaskMetrics;
import dev.tidewatch.core.spark.state.DroppedTasks;
import dev.tidewatch.core.spark.state.TaskSeries;
import dev.tidewatch.core.spark.state.TaskState;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The quantiles of a stage's task metrics, as Spark's {@code AppStatusStore.taskSummary} computes
 * them: metrics of tasks that failed, were killed or still run do not count, but their durations
 * do, and of those that reported metrics the delays too. Tasks that are not kept count by their
 * sketches. Costs a sort of all tasks for each of 40 metrics.
 */
final class TaskSummary {

  private final Collection<TaskState> tasks;
  private final DroppedTasks dropped;
  private final Quantiles quantiles;
  private final TaskTimes times;
  private final long count;

  private TaskSummary(
      Collection<TaskState> tasks, DroppedTasks dropped, Quantiles quantiles, TaskTimes times) {
    this.tasks = tasks;
    this.dropped = dropped;
    this.quantiles = quantiles;
    this.times = times;
    this.count =
        dropped.succeeded()
            + tasks.stream()
                .filter(task -> indexed(task, TaskMetric.EXECUTOR_RUN_TIME) >= 0)
                .count();
  }

  /** Null where no task has succeeded yet. */
  static @Nullable TaskMetricDistributions of(
      Collection<TaskState> tasks, DroppedTasks dropped, Quantiles quantiles, TaskTimes times) {
    TaskSummary summary = new TaskSummary(tasks, dropped, quantiles, times);
    return summary.count == 0 ? null : summary.distributions();
  }

  /**
   * The value that Spark sorts and selects by: negative for a task without success, −1 for one
   * without metrics (SPARK-26260).
   */
  static long indexed(TaskState task, TaskMetric metric) {
    TaskMetrics metrics = task.metrics();
    if (metrics == null) {
      return -1;
    }
    long value = metrics.get(metric);
    return task.status().equals("SUCCESS") ? value : -value - 1;
  }

  private long gettingResultTime(TaskState task) {
    return task.metrics() == null ? -1 : times.gettingResultTime(task);
  }

  private long schedulerDelay(TaskState task) {
    TaskMetrics metrics = task.metrics();
    return metrics == null ? -1 : times.schedulerDelay(task, metrics);
  }

  private List<Double> scan(TaskMetric metric) {
    return scan(task -> indexed(task, metric), dropped.histogram(metric));
  }

  private List<Double> sum(TaskSeries series, TaskMetric one, TaskMetric other) {
    return scan(
        task -> task.metrics() == null ? -1 : indexed(task, one) + indexed(task, other),
        dropped.histogram(series));
  }

  private List<Double> scan(TaskSeries series, ToLongFunction<TaskState> value) {
    return scan(value, dropped.histogram(series));
  }

  private List<Double> scan(ToLongFunction<TaskState> value, @Nullable LogHistogram more) {
    return quantiles.ofNotNegative(tasks.stream().mapToLong(value).toArray(), more, count);
  }

  private TaskMetricDistributions distributions() {
    return new TaskMetricDistributions(
        quantiles.sorted(),
        scan(TaskSeries.DURATION, times::duration),
        scan(TaskMetric.EXECUTOR_DESERIALIZE_TIME),
        scan(TaskMetric.EXECUTOR_DESERIALIZE_CPU_TIME),
        scan(TaskMetric.EXECUTOR_RUN_TIME),
        scan(TaskMetric.EXECUTOR_CPU_TIME),
        scan(TaskMetric.RESULT_SIZE),
        scan(TaskMetric.JVM_GC_TIME),
        scan(TaskMetric.RESULT_SERIALIZATION_TIME),
        scan(TaskSeries.GETTING_RESULT_TIME, this::gettingResultTime),
        scan(TaskSeries.SCHEDULER_DELAY, this::schedulerDelay),
        scan(TaskMetric.PEAK_EXECUTION_MEMORY),
        scan(TaskMetric.MEMORY_BYTES_SPILLED),
        scan(TaskMetric.DISK_BYTES_SPILLED),
        new TaskMetricDistributions.InputMetrics(
            scan(TaskMetric.INPUT_BYTES_READ), scan(TaskMetric.INPUT_RECORDS_READ)),
        new TaskMetricDistributions.OutputMetrics(
            scan(TaskMetric.OUTPUT_BYTES_WRITTEN), scan(TaskMetric.OUTPUT_RECORDS_WRITTEN)),
        shuffleRead(),
        new TaskMetricDistributions.ShuffleWriteMetrics(
            scan(TaskMetric.SHUFFLE_BYTES_WRITTEN),
            scan(TaskMetric.SHUFFLE_RECORDS_WRITTEN),
            scan(TaskMetric.SHUFFLE_WRITE_TIME)));
  }

  private TaskMetricDistributions.ShuffleReadMetrics shuffleRead() {
    return new TaskMetricDistributions.ShuffleReadMetrics(
        sum(
            TaskSeries.SHUFFLE_READ_BYTES,
            TaskMetric.SHUFFLE_LOCAL_BYTES_READ,
            TaskMetric.SHUFFLE_REMOTE_BYTES_READ),
        scan(TaskMetric.SHUFFLE_RECORDS_READ),
        scan(TaskMetric.SHUFFLE_REMOTE_BLOCKS_FETCHED),
        scan(TaskMetric.SHUFFLE_LOCAL_BLOCKS_FETCHED),
        scan(TaskMetric.SHUFFLE_FETCH_WAIT_TIME),
        scan(TaskMetric.SHUFFLE_REMOTE_BYTES_READ),
        scan(TaskMetric.SHUFFLE_REMOTE_BYTES_READ_TO_DISK),
        sum(
            TaskSeries.SHUFFLE_BLOCKS_FETCHED,
            TaskMetric.SHUFFLE_LOCAL_BLOCKS_FETCHED,
            TaskMetric.SHUFFLE_REMOTE_BLOCKS_FETCHED),
        scan(TaskMetric.SHUFFLE_REMOTE_REQS_DURATION),
        new TaskMetricDistributions.ShufflePushReadMetrics(
            scan(TaskMetric.SHUFFLE_CORRUPT_MERGED_BLOCK_CHUNKS),
            scan(TaskMetric.SHUFFLE_MERGED_FETCH_FALLBACK_COUNT),
            scan(TaskMetric.SHUFFLE_REMOTE_MERGED_BLOCKS_FETCHED),
            scan(TaskMetric.SHUFFLE_LOCAL_MERGED_BLOCKS_FETCHED),
            scan(TaskMetric.SHUFFLE_REMOTE_MERGED_CHUNKS_FETCHED),
            scan(TaskMetric.SHUFFLE_LOCAL_MERGED_CHUNKS_FETCHED),
            scan(TaskMetric.SHUFFLE_REMOTE_MERGED_BYTES_READ),
            scan(TaskMetric.SHUFFLE_LOCAL_MERGED_BYTES_READ),
            scan(TaskMetric.SHUFFLE_REMOTE_MERGED_REQS_DURATION)));
  }
}
