package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.ExecutorPeaks;
import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import dev.tidewatch.core.spark.event.TaskEndReason.Kind;
import dev.tidewatch.core.spark.event.TaskMetrics;
import org.jspecify.annotations.Nullable;

/**
 * What one executor did for one stage attempt.
 *
 * @param taskTime milliseconds that task attempts ran there, failed ones too
 * @param peaks null until it reported some
 */
public record StageExecutorState(
    long taskTime,
    int succeededTasks,
    int failedTasks,
    int killedTasks,
    boolean excluded,
    TaskMetrics metrics,
    @Nullable ExecutorPeaks peaks) {

  /** Nothing done yet. */
  public static final StageExecutorState NONE =
      new StageExecutorState(0, 0, 0, 0, false, TaskMetrics.ZERO, null);

  /** The state after a task attempt ended there. */
  public StageExecutorState next(TaskEnd event, TaskMetrics added) {
    Kind kind = event.reason().kind();
    return new StageExecutorState(
        taskTime + TaskState.duration(event.task()),
        kind == Kind.SUCCESS ? succeededTasks + 1 : succeededTasks,
        kind == Kind.FAILED || kind == Kind.RESUBMITTED ? failedTasks + 1 : failedTasks,
        kind == Kind.KILLED ? killedTasks + 1 : killedTasks,
        excluded,
        metrics.plus(added),
        peaks == null ? event.peaks() : peaks.max(event.peaks()));
  }

  /** The state after it reported peaks. */
  public StageExecutorState reported(ExecutorPeaks newPeaks) {
    return new StageExecutorState(
        taskTime,
        succeededTasks,
        failedTasks,
        killedTasks,
        excluded,
        metrics,
        peaks == null ? newPeaks : peaks.max(newPeaks));
  }

  /** The state after it was excluded for the stage. */
  public StageExecutorState asExcluded() {
    return new StageExecutorState(
        taskTime, succeededTasks, failedTasks, killedTasks, true, metrics, peaks);
  }
}
