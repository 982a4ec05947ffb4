package dev.tidewatch.spark.api;

import dev.tidewatch.core.sketch.LogHistogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Quantiles as Spark computes them: an element of the sorted values, never a number in between.
 *
 * @param sorted the quantiles asked for, ascending
 */
record Quantiles(List<Double> sorted) {

  static Quantiles of(double[] sorted) {
    return new Quantiles(Arrays.stream(sorted).boxed().toList());
  }

  private static long index(double quantile, long count) {
    return Math.max(0, Math.min((long) (quantile * count), count - 1));
  }

  /** Of all values; zeros where there are none ({@code AppStatusUtils.getQuantilesValue}). */
  List<Double> ofAll(long[] values) {
    if (values.length == 0) {
      return Collections.nCopies(sorted.size(), 0.0);
    }
    Arrays.sort(values);
    return sorted.stream().map(each -> (double) values[(int) index(each, values.length)]).toList();
  }

  /**
   * Of the values that are not negative, at the positions of a list of another length ({@code
   * AppStatusStore.taskSummary}, which counts the successful tasks once for all metrics and then
   * reads each metric's index at those positions). Beyond the values it is not a number, as in
   * Spark, whose scan repeats the last number when it is asked for the same position again.
   *
   * @param dropped values that are only known by their buckets
   */
  List<Double> ofNotNegative(long[] values, @Nullable LogHistogram dropped, long count) {
    SortedValues kept = SortedValues.of(values, dropped);
    List<Double> found = new ArrayList<>(sorted.size());
    double last = Double.NaN;
    long position = -1;
    for (double quantile : sorted) {
      long next = index(quantile, count);
      boolean beyond = next != position && next >= kept.count();
      if (next != position && !beyond) {
        last = kept.at(next);
      }
      position = next;
      found.add(beyond ? Double.NaN : last);
    }
    return found;
  }
}
