package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.core.spark.state.ExecutorState;
import dev.tidewatch.core.spark.state.JobState;
import dev.tidewatch.core.spark.state.StageState;
import java.util.List;

/**
 * What an attempt has cost and moved so far, over all attempts of its stages. Sizes in bytes.
 *
 * @param coreMs core time held by executors, in milliseconds; −1 where a clock went backwards
 * @param spilled to disk
 */
public record RunNumbers(
    long coreMs,
    long input,
    long output,
    long shuffleRead,
    long shuffleWritten,
    long spilled,
    int failedJobs) {

  /** Reads stages, executors and jobs, no tasks. */
  public static RunNumbers of(AttemptReader attempt) {
    List<StageState> stages = attempt.stages();
    return new RunNumbers(
        held(attempt),
        sum(stages, TaskMetric.INPUT_BYTES_READ),
        sum(stages, TaskMetric.OUTPUT_BYTES_WRITTEN),
        sum(stages, TaskMetric.SHUFFLE_LOCAL_BYTES_READ)
            + sum(stages, TaskMetric.SHUFFLE_REMOTE_BYTES_READ),
        sum(stages, TaskMetric.SHUFFLE_BYTES_WRITTEN),
        sum(stages, TaskMetric.DISK_BYTES_SPILLED),
        (int)
            attempt.jobs().stream().filter(job -> job.status() == JobState.Status.FAILED).count());
  }

  private static long sum(List<StageState> stages, TaskMetric metric) {
    return stages.stream().mapToLong(stage -> stage.metrics().get(metric)).sum();
  }

  private static long held(AttemptReader attempt) {
    long held = 0;
    for (ExecutorState executor : attempt.executors()) {
      long time = CoreTime.end(executor, attempt.application()) - executor.addTime();
      if (time < 0) {
        return -1;
      }
      held += time * executor.place().totalCores();
    }
    return held;
  }
}
