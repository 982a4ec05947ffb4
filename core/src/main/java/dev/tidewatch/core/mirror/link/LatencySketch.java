package dev.tidewatch.core.mirror.link;

import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of latencies in milliseconds, in buckets that grow by 2 %: a quantile is within 1 % of a
 * latency that was measured. Count, sum, least and largest are exact. At most 2,200 buckets
 * whatever comes, and as many as there are different latencies. Owned by one thread.
 */
public final class LatencySketch {

  /** Largest relative error of a quantile. */
  public static final double ERROR = 0.01;

  private static final double GROWTH = (1 + ERROR) / (1 - ERROR);
  private static final double LOG_GROWTH = Math.log(GROWTH);

  /** 31 years: a longer one is taken for this. */
  public static final long LONGEST = 1_000_000_000_000L;

  /** Of latencies below a millisecond. */
  private static final int ZERO = -1;

  private final TreeMap<Integer, Long> buckets = new TreeMap<>();
  private long count;
  private long sum;
  private long least = Long.MAX_VALUE;
  private long largest;

  /** Takes a latency of 0 ms or more. */
  public void add(long latency) {
    if (latency < 0) {
      throw new IllegalArgumentException("a latency is not negative: " + latency);
    }
    long millis = Math.min(latency, LONGEST);
    buckets.merge(bucketOf(millis), 1L, Long::sum);
    count++;
    sum += millis;
    least = Math.min(least, millis);
    largest = Math.max(largest, millis);
  }

  /** Takes all that another one has. */
  public void add(LatencySketch other) {
    other.buckets.forEach((bucket, times) -> buckets.merge(bucket, times, Long::sum));
    count += other.count;
    sum += other.sum;
    least = Math.min(least, other.least);
    largest = Math.max(largest, other.largest);
  }

  private static int bucketOf(long millis) {
    return millis == 0 ? ZERO : (int) Math.ceil(Math.log((double) millis) / LOG_GROWTH);
  }

  /** How many were taken. */
  public long count() {
    return count;
  }

  /** The least in milliseconds; 0 for none. */
  public long least() {
    return count == 0 ? 0 : least;
  }

  /** The largest in milliseconds; 0 for none. */
  public long largest() {
    return largest;
  }

  /** The mean in milliseconds; 0 for none. */
  public double mean() {
    return count == 0 ? 0 : (double) sum / count;
  }

  /**
   * The latency that a share of all is not above, in milliseconds; 0 for none.
   *
   * @param share from 0 to 1
   */
  public double quantile(double share) {
    long rank = Math.max(1, (long) Math.ceil(share * (double) count));
    long passed = 0;
    for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
      passed += bucket.getValue();
      if (passed >= rank) {
        return Math.min((double) largest, Math.max((double) least, valueOf(bucket.getKey())));
      }
    }
    return 0;
  }

  /** What is at most {@link #ERROR} from both ends of a bucket. */
  private static double valueOf(int bucket) {
    return bucket == ZERO ? 0 : 2 * Math.pow(GROWTH, bucket) / (GROWTH + 1);
  }

  /** As numbers, to be written: sum, least, largest, then each bucket and its count. */
  public long[] toLongs() {
    long[] longs = new long[3 + 2 * buckets.size()];
    longs[0] = sum;
    longs[1] = least();
    longs[2] = largest;
    int next = 3;
    for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
      longs[next++] = bucket.getKey();
      longs[next++] = bucket.getValue();
    }
    return longs;
  }

  /** Of what {@link #toLongs} gave; zeros at the end may be missing. */
  public static LatencySketch of(long[] longs) {
    LatencySketch sketch = new LatencySketch();
    for (int i = 3; i + 1 < longs.length; i += 2) {
      sketch.buckets.merge((int) longs[i], longs[i + 1], Long::sum);
      sketch.count += longs[i + 1];
    }
    if (sketch.count > 0) {
      sketch.sum = longs[0];
      sketch.least = longs[1];
      sketch.largest = longs[2];
    }
    return sketch;
  }
}
