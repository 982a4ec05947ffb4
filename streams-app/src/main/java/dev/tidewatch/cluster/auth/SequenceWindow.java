package dev.tidewatch.cluster.auth;

/**
 * Which of the last {@value #SIZE} sequence numbers have been seen: the sliding window of RFC 4303
 * section 3.4.3. 512 bytes, however many calls. Not thread-safe.
 */
final class SequenceWindow {

  /** So many calls can be under way at once and arrive in any order. A power of two. */
  static final int SIZE = 4_096;

  /** What is known of a number. */
  enum Mark {
    /** Not seen before; it is now. */
    FRESH,
    /** Seen before. */
    SEEN,
    /** Left of the window: whether it was seen is forgotten. */
    BEHIND
  }

  private final long[] bits = new long[SIZE / Long.SIZE];
  private long highest;

  /** Looks a number up and marks it. Numbers start at 1. */
  Mark mark(long number) {
    if (number > highest) {
      advance(number);
    } else if (highest - number >= SIZE) {
      return Mark.BEHIND;
    }
    int word = word(number);
    long bit = bit(number);
    if ((bits[word] & bit) != 0) {
      return Mark.SEEN;
    }
    bits[word] |= bit;
    return Mark.FRESH;
  }

  /** Clears the places of the numbers that come in, at most the whole window's. */
  private void advance(long number) {
    long steps = Math.min(number - highest, SIZE);
    for (long back = 0; back < steps; back++) {
      bits[word(number - back)] &= ~bit(number - back);
    }
    highest = number;
  }

  private static int word(long number) {
    return (int) (number & SIZE - 1) / Long.SIZE;
  }

  private static long bit(long number) {
    return 1L << number; // the shift takes the number modulo 64
  }
}
