package dev.tidewatch.core.spark.event;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What one event adds to accumulators: pairs of an id and a number, as logged. Immutable. */
public final class AccumulatorUpdates {

  /** No updates. */
  public static final AccumulatorUpdates NONE = new AccumulatorUpdates(new long[0]);

  /** Id, value, id, value, … */
  private final long[] pairs;

  private AccumulatorUpdates(long[] pairs) {
    this.pairs = pairs;
  }

  /** Updates from an id, its value, the next id, its value, and so on; copied. */
  public static AccumulatorUpdates of(long... pairs) {
    return pairs.length == 0 ? NONE : new AccumulatorUpdates(pairs.clone());
  }

  /** How many there are. */
  public int size() {
    return pairs.length / 2;
  }

  /** The accumulator of one update. */
  public long id(int index) {
    return pairs[2 * index];
  }

  /** The number of one update. */
  public long value(int index) {
    return pairs[2 * index + 1];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AccumulatorUpdates that && Arrays.equals(pairs, that.pairs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(pairs);
  }

  @Override
  public String toString() {
    return IntStream.range(0, size())
        .mapToObj(i -> id(i) + "=" + value(i))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Collects updates. Not thread-safe. */
  static final class Builder {

    private long[] pairs = NONE.pairs;
    private int length;

    void add(long id, long value) {
      if (length == pairs.length) {
        pairs = Arrays.copyOf(pairs, Math.max(64, 2 * length));
      }
      pairs[length++] = id;
      pairs[length++] = value;
    }

    int size() {
      return length / 2;
    }

    AccumulatorUpdates build() {
      return length == 0 ? NONE : new AccumulatorUpdates(Arrays.copyOf(pairs, length));
    }
  }
}
