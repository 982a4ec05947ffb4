package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import dev.tidewatch.core.spark.event.TaskInfo;
import dev.tidewatch.core.spark.event.TaskMetrics;
import org.jspecify.annotations.Nullable;

/**
 * One task attempt.
 *
 * @param ended whether its end was seen
 * @param resubmitted whether it was said to have failed after it had succeeded, because its
 *     executor was lost
 * @param errorMessage null unless it failed or was killed
 * @param metrics null until its end
 */
public record TaskState(
    TaskInfo info,
    boolean ended,
    boolean resubmitted,
    @Nullable String errorMessage,
    @Nullable TaskMetrics metrics) {

  /** A task attempt that has just started. */
  public static TaskState started(TaskInfo info) {
    return new TaskState(info, false, false, null, null);
  }

  /** The state after the attempt's end. */
  public TaskState next(TaskEnd event) {
    return new TaskState(
        event.task(), true, resubmitted, event.reason().message(), event.metrics());
  }

  /** The state after the attempt's output was lost and it was queued again. */
  public TaskState asResubmitted() {
    return new TaskState(info, ended, true, errorMessage, metrics);
  }

  /** As in Spark's REST API. */
  public String status() {
    if (!ended) {
      return info.gettingResultTime() == 0 ? "RUNNING" : "GET RESULT";
    }
    if (info.failed()) {
      return "FAILED";
    }
    return info.killed() ? "KILLED" : "SUCCESS";
  }

  /** Milliseconds from launch to finish; 0 for a task that carries no finish time. */
  public static long duration(TaskInfo task) {
    return task.finishTime() == 0 ? 0 : task.finishTime() - task.launchTime();
  }
}
