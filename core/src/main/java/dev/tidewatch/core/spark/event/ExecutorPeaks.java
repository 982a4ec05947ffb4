package dev.tidewatch.core.spark.event;

import java.util.Arrays;

/** The highest value seen of each {@link ExecutorPeak}. Immutable. */
public final class ExecutorPeaks {

  /** All zero: what Spark reads where a log has no executor metrics. */
  public static final ExecutorPeaks ZERO = new ExecutorPeaks(new long[ExecutorPeak.COUNT]);

  private final long[] values;

  private ExecutorPeaks(long[] values) {
    this.values = values;
  }

  /**
   * Peaks by position; positions that are missing at the end count as 0.
   *
   * @param values in the order of {@link ExecutorPeak}; copied
   */
  public static ExecutorPeaks of(long[] values) {
    return new ExecutorPeaks(Arrays.copyOf(values, ExecutorPeak.COUNT));
  }

  /**
   * As {@link #of}, for a caller that gives its array of {@link ExecutorPeak#COUNT} values away.
   */
  static ExecutorPeaks owning(long[] values) {
    return new ExecutorPeaks(values);
  }

  /** The value of one metric. */
  public long get(ExecutorPeak peak) {
    return values[peak.ordinal()];
  }

  /** The higher value of each; this same object where the other exceeds none. */
  public ExecutorPeaks max(ExecutorPeaks other) {
    for (int i = 0; i < values.length; i++) {
      if (other.values[i] > values[i]) {
        return maxFrom(i, other);
      }
    }
    return this;
  }

  private ExecutorPeaks maxFrom(int first, ExecutorPeaks other) {
    long[] peaks = values.clone();
    for (int i = first; i < peaks.length; i++) {
      peaks[i] = Math.max(peaks[i], other.values[i]);
    }
    return new ExecutorPeaks(peaks);
  }

  /** A copy of the values, in the order of {@link ExecutorPeak}. */
  public long[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExecutorPeaks that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "ExecutorPeaks" + Arrays.toString(values);
  }
}
