package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.event.TaskMetrics;

/**
 * Numbers of a task attempt that Spark derives from others and gives quantiles of, beside those of
 * each {@link TaskMetric}. Stored by name.
 */
public enum TaskSeries {
  /** Milliseconds from launch to finish. */
  DURATION {
    @Override
    public long of(TaskState task, TaskMetrics metrics) {
      return TaskState.duration(task.info());
    }
  },
  /** Milliseconds in which the driver fetched the result. */
  GETTING_RESULT_TIME {
    @Override
    public long of(TaskState task, TaskMetrics metrics) {
      long fetchStart = task.info().gettingResultTime();
      return fetchStart <= 0 ? 0 : task.info().finishTime() - fetchStart;
    }
  },
  /** Milliseconds that are left when all that a task reported is taken off; never below 0. */
  SCHEDULER_DELAY {
    @Override
    public long of(TaskState task, TaskMetrics metrics) {
      return Math.max(
          0,
          TaskState.duration(task.info())
              - metrics.get(TaskMetric.EXECUTOR_RUN_TIME)
              - metrics.get(TaskMetric.EXECUTOR_DESERIALIZE_TIME)
              - metrics.get(TaskMetric.RESULT_SERIALIZATION_TIME)
              - GETTING_RESULT_TIME.of(task, metrics));
    }
  },
  /** Bytes, local and remote. */
  SHUFFLE_READ_BYTES {
    @Override
    public long of(TaskState task, TaskMetrics metrics) {
      return metrics.get(TaskMetric.SHUFFLE_LOCAL_BYTES_READ)
          + metrics.get(TaskMetric.SHUFFLE_REMOTE_BYTES_READ);
    }
  },
  /** Blocks, local and remote. */
  SHUFFLE_BLOCKS_FETCHED {
    @Override
    public long of(TaskState task, TaskMetrics metrics) {
      return metrics.get(TaskMetric.SHUFFLE_LOCAL_BLOCKS_FETCHED)
          + metrics.get(TaskMetric.SHUFFLE_REMOTE_BLOCKS_FETCHED);
    }
  };

  /** The number of an attempt that has ended. */
  public abstract long of(TaskState task, TaskMetrics metrics);

  /** Whether only attempts that succeeded count. */
  boolean ofSuccesses() {
    return this == SHUFFLE_READ_BYTES || this == SHUFFLE_BLOCKS_FETCHED;
  }
}
