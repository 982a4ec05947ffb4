package dev.tidewatch.core.deadletter.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Text from bytes that may be anything: what is no UTF-8 becomes U+FFFD. A text that is too long is
 * cut between two characters.
 */
final class Utf8 {

  /** Stands where the middle of a text was left out; on a line of its own. */
  static final String LEFT_OUT = "\n[... %d bytes left out ...]\n";

  private static final int LONGEST_CHARACTER = 4;

  private Utf8() {}

  /** The first {@code most} bytes. */
  static String head(byte[] bytes, int most) {
    int end = bytes.length <= most ? bytes.length : boundaryBefore(bytes, most);
    return new String(bytes, 0, end, UTF_8);
  }

  /** The first and the last {@code half} bytes of a text that is longer than both. */
  static String ends(byte[] bytes, int half) {
    if (bytes.length <= 2 * half) {
      return new String(bytes, UTF_8);
    }
    int headEnd = boundaryBefore(bytes, half);
    int tail = boundaryBefore(bytes, bytes.length - half);
    return new String(bytes, 0, headEnd, UTF_8)
        + LEFT_OUT.formatted(tail - headEnd)
        + new String(bytes, tail, bytes.length - tail, UTF_8);
  }

  private static int boundaryBefore(byte[] bytes, int at) {
    for (int i = at; i > at - LONGEST_CHARACTER && i > 0; i--) {
      if (!isContinuation(bytes[i])) {
        return i;
      }
    }
    return at;
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }
}
