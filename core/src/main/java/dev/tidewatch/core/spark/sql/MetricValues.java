package dev.tidewatch.core.spark.sql;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one metric: one for each task index of the stages that reported it, and those of
 * the driver. An index that reported nothing counts as 0, as in Spark; such zeros take no memory.
 * Not thread-safe.
 */
public final class MetricValues {

  /**
   * The task with the highest value.
   *
   * @param value as reported
   */
  public record Highest(long value, int stageId, int stageAttemptId, long taskId) {}

  private long[] reported = new long[16];
  private int length;
  private long zeros;
  private @Nullable Highest highest;

  /** Takes the values of that many task indices. */
  public void add(long[] values, int indices) {
    ensure(indices);
    System.arraycopy(values, 0, reported, length, indices);
    length += indices;
  }

  /** Takes task indices that reported nothing. */
  public void addZeros(long count) {
    zeros += Math.max(0, count);
  }

  /** Takes the highest value of one stage; of equal ones the first stays. */
  public void addHighest(Highest other) {
    if (highest == null || other.value() > highest.value()) {
      highest = other;
    }
  }

  /** Takes a value that the driver measured; above all tasks' it is the highest. */
  public void addOfDriver(long value) {
    ensure(1);
    reported[length++] = value;
    if (highest != null && value > highest.value()) {
      highest = null;
    }
  }

  private void ensure(int more) {
    if (length + more > reported.length) {
      reported = Arrays.copyOf(reported, Math.max(length + more, 2 * reported.length));
    }
  }

  long sum() {
    long sum = 0;
    for (int i = 0; i < length; i++) {
      sum += reported[i];
    }
    return sum;
  }

  /** Of those from 0 on: a metric that was not set is −1. In its own unit. */
  public long total() {
    long total = 0;
    for (int i = 0; i < length; i++) {
      total += Math.max(0, reported[i]);
    }
    return total;
  }

  @Nullable Highest highest() {
    return highest;
  }

  /** Those from a value on, sorted. */
  Sorted from(long least) {
    long[] kept = Arrays.stream(reported, 0, length).filter(value -> value >= least).toArray();
    Arrays.sort(kept);
    return new Sorted(kept, least > 0 ? 0 : zeros);
  }

  /** Values of at least 0 in ascending order, after some zeros that are only counted. */
  static final class Sorted {

    private final long[] values;
    private final long zeros;

    private Sorted(long[] values, long zeros) {
      this.values = values;
      this.zeros = zeros;
    }

    long size() {
      return values.length + zeros;
    }

    long sum() {
      return Arrays.stream(values).sum();
    }

    /** The value at a position; 0 where there is none. */
    long at(long position) {
      long index = position - zeros;
      return index < 0 || index >= values.length ? 0 : values[(int) index];
    }
  }
}
