package dev.tidewatch.core.json;

/** Decimal numbers in JSON strings, read without making a string of each. */
final class WholeNumbers {

  /** More digits are no number here, so that none overflows. */
  private static final int MAX_DIGITS = 18;

  private WholeNumbers() {}

  /** The number that fills a range of bytes, signed or not; what is absent where there is none. */
  static long parse(byte[] bytes, int start, int end, long absent) {
    boolean signed = start < end && (bytes[start] == '-' || bytes[start] == '+');
    int first = signed ? start + 1 : start;
    if (first >= end || end - first > MAX_DIGITS) {
      return absent;
    }
    long value = 0;
    for (int at = first; at < end; at++) {
      if (bytes[at] < '0' || bytes[at] > '9') {
        return absent;
      }
      value = 10 * value + (bytes[at] - '0');
    }
    return signed && bytes[start] == '-' ? -value : value;
  }
}
