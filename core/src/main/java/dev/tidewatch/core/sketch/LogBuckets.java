package dev.tidewatch.core.sketch;

import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Buckets whose bounds grow by a constant factor, so that the middle of the bucket of a value is
 * never further from it than {@link #RELATIVE_ERROR}. Counts by bucket are a sketch of quantiles
 * which can be merged, and from which values can be taken out again.
 *
 * <p>Buckets are numbers: 0 holds 0, positive values have positive ones, negative values the
 * negatives of these. Magnitudes below {@link #LEAST} count as 0, those above {@link #MOST} as
 * {@link #MOST}: there are at most 2 × 3,225 + 1 buckets.
 */
public final class LogBuckets {

  /** The furthest that a quantile can be from the value that it stands for, relative to it. */
  public static final double RELATIVE_ERROR = 0.01;

  /** The smallest magnitude that is told from 0. */
  public static final double LEAST = 1e-9;

  /** The largest magnitude, just above that of a 64-bit number. */
  public static final double MOST = 1e19;

  private static final double LOG_GROWTH = Math.log((1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR));

  /** What is added to the exponent, so that the bucket of {@link #LEAST} is 1. */
  private static final int SHIFT = 1 - exponent(LEAST);

  private LogBuckets() {}

  /**
   * The bucket of a value.
   *
   * @param value no NaN
   */
  public static int of(double value) {
    double magnitude = Math.min(Math.abs(value), MOST);
    if (magnitude < LEAST) {
      return 0;
    }
    int bucket = exponent(magnitude) + SHIFT;
    return value < 0 ? -bucket : bucket;
  }

  private static int exponent(double magnitude) {
    return (int) Math.ceil(Math.log(magnitude) / LOG_GROWTH);
  }

  /** What stands for the values of a bucket: the same relative distance from both its bounds. */
  public static double valueOf(int bucket) {
    if (bucket == 0) {
      return 0;
    }
    double upper = Math.exp((Math.abs(bucket) - SHIFT) * LOG_GROWTH);
    return Math.copySign(upper * (1 - RELATIVE_ERROR), bucket);
  }

  /**
   * The values at quantiles, as Spark's History Server chooses them: of n sorted values the one at
   * the index n × quantile, rounded down.
   *
   * @param counts by bucket; those that are not positive are left out
   * @param quantiles from 0 to 1
   * @return empty where nothing was counted
   */
  public static double[] quantiles(NavigableMap<Integer, Long> counts, double[] quantiles) {
    var cumulative = new TreeMap<Long, Integer>();
    long total = 0;
    for (var each : counts.entrySet()) {
      if (each.getValue() > 0) {
        total += each.getValue();
        cumulative.put(total - 1, each.getKey());
      }
    }
    if (total == 0) {
      return new double[0];
    }
    var values = new double[quantiles.length];
    for (int i = 0; i < values.length; i++) {
      long index = Math.min((long) (total * quantiles[i]), total - 1);
      values[i] = valueOf(cumulative.ceilingEntry(index).getValue());
    }
    return values;
  }
}
