package dev.tidewatch.core.spark.event;

/** Decimal numbers in JSON strings, read without making a string of each. */
final class WholeNumbers {

  /** More digits are no number here, so that none overflows; no measure of a task has them. */
  private static final int MAX_DIGITS = 18;

  private WholeNumbers() {}

  /**
   * The number that ends with the string's closing quote; {@link JsonCursor#ABSENT} where there is
   * none, where it has a fraction, or more than {@value #MAX_DIGITS} digits.
   *
   * @param start just past the opening quote
   */
  static long parse(byte[] bytes, int start, int end) {
    boolean negative = start < end && bytes[start] == '-';
    int first = negative || (start < end && bytes[start] == '+') ? start + 1 : start;
    long value = 0;
    int at = first;
    while (at < end && at - first < MAX_DIGITS && bytes[at] >= '0' && bytes[at] <= '9') {
      value = 10 * value + bytes[at] - '0';
      at++;
    }
    if (at == first || at >= end || bytes[at] != '"') {
      return JsonCursor.ABSENT;
    }
    return negative ? -value : value;
  }
}
