package dev.tidewatch.core.sketch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many values fell into each of the {@link LogBuckets}: a sketch of values from 0 to 2⁶³, whose
 * quantiles are within {@link LogBuckets#RELATIVE_ERROR}. Of at most some 2,200 buckets, whatever
 * is added. Mutable, not thread-safe.
 */
public final class LogHistogram {

  private static final int FIRST_SIZE = 16;

  private long zeros;
  private int first;
  private long[] counts = new long[0];

  /** Takes what stands for the values of a bucket, and how many there are of them. */
  @FunctionalInterface
  public interface BucketVisitor {
    void visit(double value, long count);
  }

  /**
   * What is stored.
   *
   * @param first the bucket of the first count
   * @param counts by bucket from there on, without trailing zeros
   */
  public record Stored(long zeros, int first, List<Long> counts) {}

  /** From what was stored. */
  public static LogHistogram of(Stored stored) {
    LogHistogram histogram = new LogHistogram();
    histogram.zeros = stored.zeros();
    histogram.first = stored.first();
    histogram.counts = stored.counts().stream().mapToLong(Long::longValue).toArray();
    return histogram;
  }

  /** For the store. */
  public Stored toStored() {
    int from = 0;
    int to = counts.length;
    while (to > 0 && counts[to - 1] == 0) {
      to--;
    }
    while (from < to && counts[from] == 0) {
      from++;
    }
    List<Long> kept = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      kept.add(counts[i]);
    }
    return new Stored(zeros, first + from, kept);
  }

  /**
   * Counts a value.
   *
   * @param value from 0; a negative one is taken for 0
   */
  public void add(long value) {
    if (value <= 0) {
      zeros++;
      return;
    }
    int bucket = LogBuckets.of((double) value);
    reach(bucket);
    counts[bucket - first]++;
  }

  private void reach(int bucket) {
    if (counts.length == 0) {
      first = bucket;
      counts = new long[FIRST_SIZE];
    } else if (bucket < first) {
      int added = Math.max(first - bucket, Math.min(counts.length, first - 1));
      long[] longer = new long[counts.length + added];
      System.arraycopy(counts, 0, longer, added, counts.length);
      counts = longer;
      first -= added;
    } else if (bucket - first >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(bucket - first + 1, counts.length * 2));
    }
  }

  /** The buckets that hold something, ascending by value. */
  public void forEach(BucketVisitor visitor) {
    if (zeros > 0) {
      visitor.visit(0, zeros);
    }
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        visitor.visit(LogBuckets.valueOf(first + i), counts[i]);
      }
    }
  }
}
