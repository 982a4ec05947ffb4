package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.sketch.LogHistogram;

/**
 * Durations one by one, and others that are visited in ascending order as so many of about the
 * same. Owned by one thread.
 */
final class Durations implements LogHistogram.BucketVisitor {

  private final long[] sorted;

  /** Place of the median, from 0 on. */
  private final long middle;

  private int next;
  private long passed;
  private long median = -1;
  private boolean found;
  private long shortest = Long.MAX_VALUE;
  private long longest = Long.MIN_VALUE;

  Durations(long[] sorted, long middle) {
    this.sorted = sorted;
    this.middle = middle;
  }

  @Override
  public void visit(double value, long count) {
    long about = Math.round(value);
    while (next < sorted.length && sorted[next] <= about) {
      pass(sorted[next++], 1);
    }
    pass(about, count);
  }

  private void pass(long value, long count) {
    shortest = Math.min(shortest, value);
    longest = Math.max(longest, value);
    passed += count;
    if (!found && passed > middle) {
      median = value;
      found = true;
    }
  }

  private void passTheRest() {
    while (next < sorted.length) {
      pass(sorted[next++], 1);
    }
  }

  long shortest() {
    passTheRest();
    return shortest;
  }

  long median() {
    passTheRest();
    return median;
  }

  long longest() {
    passTheRest();
    return longest;
  }
}
