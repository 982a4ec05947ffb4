package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.event.TaskMetrics;
import dev.tidewatch.core.spark.state.StageKey;
import dev.tidewatch.core.spark.state.StageState;
import dev.tidewatch.core.spark.state.TaskState;
import java.util.Arrays;
import java.util.List;

/**
 * What rules ask of the tasks of one stage attempt: two numbers for each task that succeeded.
 * Quantiles are exact. Immutable.
 */
final class StageNumbers {

  /** Of fewer tasks, a median says nothing. */
  private static final int FEWEST_TASKS = 3;

  private final StageState stage;
  private final long[] durations;
  private final long[] shuffleReads;
  private final long largestRead;

  private StageNumbers(StageState stage, long[] durations, long[] shuffleReads, long largestRead) {
    this.stage = stage;
    this.durations = durations;
    this.shuffleReads = shuffleReads;
    this.largestRead = largestRead;
  }

  static StageNumbers of(StageState stage, List<TaskState> tasks) {
    List<TaskState> done =
        tasks.stream()
            .filter(task -> task.status().equals("SUCCESS") && task.info().finishTime() > 0)
            .toList();
    return new StageNumbers(
        stage,
        done.stream().mapToLong(task -> TaskState.duration(task.info())).sorted().toArray(),
        done.stream().mapToLong(task -> shuffleRead(metrics(task))).sorted().toArray(),
        done.stream().mapToLong(task -> read(metrics(task))).max().orElse(0));
  }

  private static TaskMetrics metrics(TaskState task) {
    TaskMetrics metrics = task.metrics();
    return metrics == null ? TaskMetrics.ZERO : metrics;
  }

  private static long shuffleRead(TaskMetrics metrics) {
    return metrics.get(TaskMetric.SHUFFLE_LOCAL_BYTES_READ)
        + metrics.get(TaskMetric.SHUFFLE_REMOTE_BYTES_READ);
  }

  private static long read(TaskMetrics metrics) {
    return metrics.get(TaskMetric.INPUT_BYTES_READ) + shuffleRead(metrics);
  }

  StageKey key() {
    return StageKey.of(stage.info());
  }

  long metric(TaskMetric metric) {
    return stage.metrics().get(metric);
  }

  /**
   * Whether the tasks that have ended stand for the stage: at least three and half of all, and no
   * clock went backwards meanwhile.
   */
  boolean comparable() {
    return durations.length >= FEWEST_TASKS
        && durations.length * 2L >= stage.info().numTasks()
        && durations[0] >= 0;
  }

  StageState stage() {
    return stage;
  }

  /** Tasks that succeeded; the numbers below are theirs, and need one of them at least. */
  int tasks() {
    return durations.length;
  }

  /** Milliseconds. */
  long medianDuration() {
    return durations[durations.length / 2];
  }

  /** Milliseconds. */
  long longestDuration() {
    return durations[durations.length - 1];
  }

  /** Bytes. */
  long largestShuffleRead() {
    return shuffleReads[shuffleReads.length - 1];
  }

  /** Bytes. */
  double meanShuffleRead() {
    return Arrays.stream(shuffleReads).average().orElse(0);
  }

  /** Bytes that one task read at most, from storage and shuffle together; 0 without a task. */
  long largestRead() {
    return largestRead;
  }
}
