package dev.tidewatch.core.spark.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns short texts that come again and again (executor ids, hosts, accumulator names) into one
 * shared string each, without creating it anew. Of fixed size: a text takes the slot of another of
 * the same hash. Not thread-safe.
 */
final class StringCache {

  /** Longer texts seldom repeat, and comparing them costs as much as copying. */
  private static final int MAX_LENGTH = 128;

  /** Enough for the executors of a large application; a power of two. */
  private static final int SLOTS = 2048;

  private final char[] @Nullable [] keys = new char[SLOTS][];
  private final @Nullable String[] values = new String[SLOTS];

  /** These characters as a string. */
  String get(char[] chars, int offset, int length) {
    if (length > MAX_LENGTH) {
      return new String(chars, offset, length);
    }
    int slot = slotOf(chars, offset, length);
    char[] key = keys[slot];
    String value = values[slot];
    if (key != null
        && value != null
        && Arrays.equals(key, 0, key.length, chars, offset, offset + length)) {
      return value;
    }
    String created = new String(chars, offset, length);
    keys[slot] = Arrays.copyOfRange(chars, offset, offset + length);
    values[slot] = created;
    return created;
  }

  private static int slotOf(char[] chars, int offset, int length) {
    int hash = length;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + chars[i];
    }
    return (hash ^ (hash >>> 16)) & (SLOTS - 1);
  }
}
