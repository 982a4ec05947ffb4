package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.state.StageKey;
import dev.tidewatch.core.spark.state.StageState;
import java.util.Set;

/** One stage attempt as rules see it: its own sums, and the numbers of its tasks. */
record StageNumbers(StageState stage, TaskNumbers numbers) {

  /** Of fewer tasks, a median says nothing. */
  private static final int FEWEST_TASKS = 3;

  StageKey key() {
    return StageKey.of(stage.info());
  }

  /** Whether one of these jobs counts its tasks. */
  boolean isOf(Set<Integer> jobs) {
    return stage.jobIds().stream().anyMatch(jobs::contains);
  }

  long metric(TaskMetric metric) {
    return stage.metrics().get(metric);
  }

  /**
   * Whether the tasks that have ended stand for the stage: at least three and half of all, and no
   * clock went backwards meanwhile.
   */
  boolean comparable() {
    return numbers.tasks() >= FEWEST_TASKS
        && numbers.tasks() * 2L >= stage.info().numTasks()
        && numbers.shortest() >= 0;
  }

  /** Tasks that succeeded; the numbers below are theirs. */
  int tasks() {
    return numbers.tasks();
  }

  /** Milliseconds. */
  long medianDuration() {
    return numbers.median();
  }

  /** Milliseconds. */
  long longestDuration() {
    return numbers.longest();
  }

  /** Bytes. */
  long largestShuffleRead() {
    return numbers.largestShuffleRead();
  }

  /** Bytes. */
  double meanShuffleRead() {
    return numbers.meanShuffleRead();
  }

  /** Bytes that one task read at most, from storage and shuffle together; 0 without a task. */
  long largestRead() {
    return numbers.largestRead();
  }
}
