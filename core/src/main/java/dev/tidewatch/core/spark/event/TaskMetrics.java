package dev.tidewatch.core.spark.event;

import java.util.Arrays;

/** One value for each {@link TaskMetric}. Immutable. */
public final class TaskMetrics {

  /** All zero: what Spark reads where a log has no metrics. */
  public static final TaskMetrics ZERO = new TaskMetrics(new long[TaskMetric.COUNT]);

  private final long[] values;

  private TaskMetrics(long[] values) {
    this.values = values;
  }

  /**
   * Metrics by position; positions that are missing at the end count as 0.
   *
   * @param values in the order of {@link TaskMetric}; copied
   */
  public static TaskMetrics of(long[] values) {
    return new TaskMetrics(Arrays.copyOf(values, TaskMetric.COUNT));
  }

  /** As {@link #of}, for a caller that gives its array of {@link TaskMetric#COUNT} values away. */
  static TaskMetrics owning(long[] values) {
    return new TaskMetrics(values);
  }

  /** The value of one metric. */
  public long get(TaskMetric metric) {
    return values[metric.ordinal()];
  }

  /** The sums with another's values. */
  public TaskMetrics plus(TaskMetrics other) {
    long[] sums = new long[values.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = values[i] + other.values[i];
    }
    return new TaskMetrics(sums);
  }

  /** A copy of the values, in the order of {@link TaskMetric}. */
  public long[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TaskMetrics that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "TaskMetrics" + Arrays.toString(values);
  }
}
