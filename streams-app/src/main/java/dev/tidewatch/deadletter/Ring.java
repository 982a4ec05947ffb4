package dev.tidewatch.deadletter;

import java.util.Arrays;

/**
 * Counts of the last so many spans of time, which are numbered from the epoch on. What is older
 * than the oldest of them is not counted. Owned by one stream thread.
 */
final class Ring {

  private final long[] counts;
  private long newest;

  /**
   * The counts as a store has them.
   *
   * @param newest number of the newest span
   * @param counts of the newest span, of the one before it, and so on; zeros at the end are missing
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Stored(long newest, long[] counts) {

    static final Stored EMPTY = new Stored(0, new long[0]);

    /** The count of a span; 0 for one that is not held. */
    long at(long span) {
      long back = newest - span;
      return back >= 0 && back < counts.length ? counts[(int) back] : 0;
    }

    /** The counts of spans from a number on. */
    long sum(long from, int spans) {
      long sum = 0;
      for (int i = 0; i < spans; i++) {
        sum += at(from + i);
      }
      return sum;
    }
  }

  Ring(int size, Stored stored) {
    this.counts = new long[size];
    this.newest = stored.newest();
    for (int back = 0; back < Math.min(size, stored.counts().length); back++) {
      counts[index(newest - back)] = stored.counts()[back];
    }
  }

  /** Counts one in a span. */
  void add(long span) {
    if (span > newest) {
      long skipped = Math.min(span - newest, counts.length);
      for (long i = 0; i < skipped; i++) {
        counts[index(span - i)] = 0;
      }
      newest = span;
    }
    if (span > newest - counts.length) {
      counts[index(span)]++;
    }
  }

  Stored toStored() {
    long[] backwards = new long[counts.length];
    int length = 0;
    for (int back = 0; back < counts.length; back++) {
      backwards[back] = counts[index(newest - back)];
      if (backwards[back] != 0) {
        length = back + 1;
      }
    }
    return new Stored(newest, Arrays.copyOf(backwards, length));
  }

  private int index(long span) {
    return (int) Math.floorMod(span, (long) counts.length);
  }
}
