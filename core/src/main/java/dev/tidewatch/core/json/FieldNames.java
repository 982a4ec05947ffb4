package dev.tidewatch.core.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of fields. A program writes the fields of its objects in the same order each time, so
 * the name that came after this one before is tried first: that costs one comparison of bytes, and
 * makes no string. Of fixed size: where there is no room left, a name takes the slot of another.
 * Not thread-safe.
 *
 * <p>Names are known by their slots, as numbers cost a garbage collector nothing when they are
 * stored.
 */
final class FieldNames {

  /** Many times the names that Spark has; a power of two. */
  private static final int SLOTS = 4096;

  /** Where else a name may be when its slot is another's. */
  private static final int PROBES = 8;

  /** Longer names seldom repeat; they are keys of maps rather than names. */
  private static final int MAX_BYTES = 64;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** With their quotes and colons. */
  private final byte[] @Nullable [] names = new byte[SLOTS][];

  private final @Nullable String[] texts = new @Nullable String[SLOTS];

  /** Slots of the names that came after each: last, and before that. */
  private final int[] next = new int[SLOTS];

  private final int[] other = new int[SLOTS];
  private int last;
  private int length;

  /**
   * The text of a name that was to be expected, if it is at a position; else null. It has {@link
   * #length} bytes up to and with its colon.
   */
  @Nullable String expected(byte[] line, int at, int end) {
    int first = next[last];
    if (isAt(first, line, at, end)) {
      last = first;
      return texts[first];
    }
    int second = other[last];
    if (isAt(second, line, at, end)) {
      follow(second);
      return texts[second];
    }
    return null;
  }

  int length() {
    return length;
  }

  private void follow(int slot) {
    if (next[last] != slot) {
      other[last] = next[last];
      next[last] = slot;
    }
    last = slot;
  }

  private boolean isAt(int slot, byte[] line, int at, int end) {
    byte[] name = names[slot];
    if (name == null || end - at < name.length) {
      return false;
    }
    length = name.length;
    int words = name.length - Long.BYTES;
    if (words < 0) {
      return isShortAt(name, line, at);
    }
    for (int i = 0; i < words; i += Long.BYTES) {
      if ((long) LONG.get(line, at + i) != (long) LONG.get(name, i)) {
        return false;
      }
    }
    return (long) LONG.get(line, at + words) == (long) LONG.get(name, words);
  }

  private static boolean isShortAt(byte[] name, byte[] line, int at) {
    for (int i = 0; i < name.length; i++) {
      if (line[at + i] != name[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The text of a name that was not expected; the next time it is.
   *
   * @param quote where the name begins
   * @param past its closing quote and the colon right after it
   */
  String learn(byte[] line, int quote, int past, boolean escaped) {
    if (past - quote > MAX_BYTES) {
      return JsonText.decode(line, quote + 1, past - 2, escaped);
    }
    int home = JsonText.slot(line, quote, past, SLOTS);
    for (int slot = home; slot < home + PROBES; slot++) {
      String known = texts[slot & (SLOTS - 1)];
      if (known == null) {
        return keep(slot & (SLOTS - 1), line, quote, past, escaped);
      }
      if (isName(slot & (SLOTS - 1), line, quote, past)) {
        follow(slot & (SLOTS - 1));
        return known;
      }
    }
    return keep(home, line, quote, past, escaped);
  }

  private String keep(int slot, byte[] line, int quote, int past, boolean escaped) {
    // Interned: what compares it with a literal finds the same object.
    String text = JsonText.decode(line, quote + 1, past - 2, escaped).intern();
    names[slot] = Arrays.copyOfRange(line, quote, past);
    texts[slot] = text;
    follow(slot);
    return text;
  }

  private boolean isName(int slot, byte[] line, int quote, int past) {
    byte[] name = names[slot];
    return name != null && name.length == past - quote && isAt(slot, line, quote, past);
  }
}
