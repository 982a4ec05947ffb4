package dev.tidewatch.deadletter;

import java.util.Arrays;

/**
 * Which offsets of a block of {@value #BLOCK} were sent again, a bit for each.
 *
 * @param words 64 offsets each, the lowest bit first
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Marks(long[] words) {

  static final int BLOCK = 512;

  /** The codec leaves zeros at the end out. */
  Marks {
    words = Arrays.copyOf(words, BLOCK / Long.SIZE);
  }

  static Marks none() {
    return new Marks(new long[0]);
  }

  static long blockOf(long offset) {
    return offset / BLOCK;
  }

  boolean has(long offset) {
    int bit = (int) (offset % BLOCK);
    return (words[bit / Long.SIZE] >>> bit & 1) != 0;
  }

  /**
   * Marks an offset.
   *
   * @return false where it was marked before
   */
  boolean mark(long offset) {
    if (has(offset)) {
      return false;
    }
    int bit = (int) (offset % BLOCK);
    words[bit / Long.SIZE] |= 1L << bit;
    return true;
  }
}
