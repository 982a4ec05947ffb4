package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import dev.tidewatch.core.spark.event.TaskEndReason.Kind;
import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.event.TaskMetrics;

/** What an executor has done. Times in milliseconds, sizes in bytes. */
public record ExecutorWork(
    int totalTasks,
    int activeTasks,
    int completedTasks,
    int failedTasks,
    long totalDuration,
    long totalGcTime,
    long totalInputBytes,
    long totalShuffleRead,
    long totalShuffleWrite) {

  /** Nothing done yet. */
  public static final ExecutorWork NONE = new ExecutorWork(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** A task attempt started. */
  public ExecutorWork taskStarted() {
    return new ExecutorWork(
        totalTasks + 1,
        activeTasks + 1,
        completedTasks,
        failedTasks,
        totalDuration,
        totalGcTime,
        totalInputBytes,
        totalShuffleRead,
        totalShuffleWrite);
  }

  /** A task attempt ended. A resubmitted one keeps the metrics of its first end. */
  public ExecutorWork next(TaskEnd event) {
    Kind kind = event.reason().kind();
    TaskMetrics metrics = kind == Kind.RESUBMITTED ? TaskMetrics.ZERO : event.metrics();
    return new ExecutorWork(
        totalTasks,
        kind == Kind.RESUBMITTED ? activeTasks : activeTasks - 1,
        kind == Kind.SUCCESS ? completedTasks + 1 : completedTasks,
        kind == Kind.FAILED || kind == Kind.RESUBMITTED ? failedTasks + 1 : failedTasks,
        totalDuration + TaskState.duration(event.task()),
        totalGcTime + metrics.get(TaskMetric.JVM_GC_TIME),
        totalInputBytes + metrics.get(TaskMetric.INPUT_BYTES_READ),
        totalShuffleRead
            + metrics.get(TaskMetric.SHUFFLE_LOCAL_BYTES_READ)
            + metrics.get(TaskMetric.SHUFFLE_REMOTE_BYTES_READ),
        totalShuffleWrite + metrics.get(TaskMetric.SHUFFLE_BYTES_WRITTEN));
  }
}
