package dev.tidewatch.spark.api;

import dev.tidewatch.core.sketch.LogHistogram;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values from 0 in ascending order: some one by one, others as so many of about the same. */
final class SortedValues {

  private final double[] values;

  /** How many there are up to and with each of them. */
  private final long[] upTo;

  private SortedValues(double[] values, long[] upTo) {
    this.values = values;
    this.upTo = upTo;
  }

  /**
   * Those of both.
   *
   * @param single negative ones are left out
   */
  static SortedValues of(long[] single, @Nullable LogHistogram many) {
    long[] sorted = Arrays.stream(single).filter(value -> value >= 0).sorted().toArray();
    Merge merge = new Merge(sorted);
    if (many != null) {
      many.forEach(merge::add);
    }
    return merge.end();
  }

  long count() {
    return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
  }

  /** The value at that place, from 0 on. */
  double at(long place) {
    int found = Arrays.binarySearch(upTo, place + 1);
    return values[found < 0 ? -found - 1 : found];
  }

  private static final class Merge {

    private final long[] sorted;
    private int next;
    private double[] values;
    private long[] upTo;
    private int size;
    private long count;

    private Merge(long[] sorted) {
      this.sorted = sorted;
      this.values = new double[sorted.length];
      this.upTo = new long[sorted.length];
    }

    private void add(double value, long times) {
      double whole = Math.rint(value);
      while (next < sorted.length && sorted[next] <= whole) {
        append((double) sorted[next++], 1);
      }
      append(whole, times);
    }

    private void append(double value, long times) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size + size / 8 + 16);
        upTo = Arrays.copyOf(upTo, values.length);
      }
      count += times;
      values[size] = value;
      upTo[size++] = count;
    }

    private SortedValues end() {
      while (next < sorted.length) {
        append((double) sorted[next++], 1);
      }
      return new SortedValues(Arrays.copyOf(values, size), Arrays.copyOf(upTo, size));
    }
  }
}
