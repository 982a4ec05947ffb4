package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.event.TaskMetrics;
import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.TaskState;

/**
 * The times of a task attempt that Spark derives instead of storing (its {@code AppStatusUtils}).
 * All in milliseconds.
 *
 * @param lastUpdated when the log last told something: running tasks are measured up to it
 * @param now the time of the question: results still being fetched are measured up to it
 */
record TaskTimes(long lastUpdated, long now) {

  /** Of a running application, now; of a completed one, the time of its last event. */
  static TaskTimes of(ApplicationState application, long now) {
    return new TaskTimes(application.completed() ? application.lastEventTime() : now, now);
  }

  long duration(TaskState task) {
    long finish = task.info().finishTime();
    return (finish == 0 ? lastUpdated : finish) - task.info().launchTime();
  }

  long gettingResultTime(TaskState task) {
    long fetchStart = task.info().gettingResultTime();
    if (fetchStart <= 0) {
      return 0;
    }
    long duration = duration(task);
    return (duration > 0 ? task.info().launchTime() + duration : now) - fetchStart;
  }

  /** What is left of a task's time when all that it reported is taken off; never below 0. */
  long schedulerDelay(TaskState task, TaskMetrics metrics) {
    return Math.max(
        0,
        duration(task)
            - metrics.get(TaskMetric.EXECUTOR_RUN_TIME)
            - metrics.get(TaskMetric.EXECUTOR_DESERIALIZE_TIME)
            - metrics.get(TaskMetric.RESULT_SERIALIZATION_TIME)
            - gettingResultTime(task));
  }
}
