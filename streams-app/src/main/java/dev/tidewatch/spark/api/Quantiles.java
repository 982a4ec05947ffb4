package dev.tidewatch.spark.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Quantiles as Spark computes them: an element of the sorted values, never a number in between.
 *
 * @param sorted the quantiles asked for, ascending
 */
record Quantiles(List<Double> sorted) {

  static Quantiles of(double[] sorted) {
    return new Quantiles(Arrays.stream(sorted).boxed().toList());
  }

  private static int index(double quantile, int count) {
    return (int) Math.max(0, Math.min((long) (quantile * count), count - 1));
  }

  /** Of all values; zeros where there are none ({@code AppStatusUtils.getQuantilesValue}). */
  List<Double> ofAll(long[] values) {
    if (values.length == 0) {
      return Collections.nCopies(sorted.size(), 0.0);
    }
    Arrays.sort(values);
    return sorted.stream().map(each -> (double) values[index(each, values.length)]).toList();
  }

  /**
   * Of the values that are not negative, at the positions of a list of another length ({@code
   * AppStatusStore.taskSummary}, which counts the successful tasks once for all metrics and then
   * reads each metric's index at those positions). Beyond the values it is not a number, as in
   * Spark, whose scan repeats the last number when it is asked for the same position again.
   */
  List<Double> ofNotNegative(long[] values, int count) {
    long[] kept = Arrays.stream(values).filter(value -> value >= 0).sorted().toArray();
    List<Double> found = new ArrayList<>(sorted.size());
    double last = Double.NaN;
    int position = -1;
    for (double quantile : sorted) {
      int next = index(quantile, count);
      boolean beyond = next != position && next >= kept.length;
      if (next != position && !beyond) {
        last = kept[next];
      }
      position = next;
      found.add(beyond ? Double.NaN : last);
    }
    return found;
  }
}
