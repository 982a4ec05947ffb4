package dev.tidewatch.core.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns short strings that come again and again (executor ids, hosts, accumulator names) into one
 * shared object each, without creating it anew. Of fixed size: a string takes the slot of another
 * of the same hash. Not thread-safe.
 */
final class StringCache {

  /** Longer strings seldom repeat, and comparing them costs as much as copying. */
  private static final int MAX_BYTES = 128;

  /** Enough for the executors of a large application; a power of two. */
  private static final int SLOTS = 2048;

  private final byte[] @Nullable [] contents = new byte[SLOTS][];
  private final @Nullable String[] texts = new String[SLOTS];

  /** What the content of a JSON string says. */
  String get(byte[] bytes, int start, int end, boolean escaped) {
    if (end - start > MAX_BYTES) {
      return JsonText.decode(bytes, start, end, escaped);
    }
    int slot = JsonText.slot(bytes, start, end, SLOTS);
    byte[] content = contents[slot];
    String known = texts[slot];
    if (content != null
        && known != null
        && Arrays.equals(content, 0, content.length, bytes, start, end)) {
      return known;
    }
    String text = JsonText.decode(bytes, start, end, escaped);
    contents[slot] = Arrays.copyOfRange(bytes, start, end);
    texts[slot] = text;
    return text;
  }
}
