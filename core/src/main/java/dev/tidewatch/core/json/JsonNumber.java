package dev.tidewatch.core.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigInteger;

/** The number that was read last, from bytes that its reader has. */
final class JsonNumber {

  /** So many digits always fit into 64 bits. */
  private static final int SMALL_DIGITS = 18;

  private int start;
  private int end;
  private boolean whole;
  private boolean small;
  private long value;

  /**
   * Reads a number.
   *
   * @param at its first byte, which is there
   * @return the index past it
   */
  int read(byte[] bytes, int at, int limit) {
    start = at;
    int digits = bytes[at] == '-' ? at + 1 : at;
    int past = digits;
    long sum = 0;
    while (past < limit && isDigit(bytes[past])) {
      sum = 10 * sum + (bytes[past] - '0');
      past++;
    }
    requireDigits(digits, past, limit);
    if (bytes[digits] == '0' && past > digits + 1) {
      throw JsonException.notJson(digits + 1);
    }
    whole = true;
    small = past - digits <= SMALL_DIGITS;
    value = digits == at ? sum : -sum;
    if (past < limit && (bytes[past] == '.' || bytes[past] == 'e' || bytes[past] == 'E')) {
      past = pastFraction(bytes, past, limit);
    }
    if (past - at > JsonReader.MAX_NUMBER_BYTES) {
      throw JsonException.tooLarge(at);
    }
    end = past;
    return past;
  }

  private int pastFraction(byte[] bytes, int from, int limit) {
    whole = false;
    int at = from;
    if (bytes[at] == '.') {
      at = pastDigits(bytes, at + 1, limit);
    }
    if (at < limit && (bytes[at] == 'e' || bytes[at] == 'E')) {
      boolean signed = at + 1 < limit && (bytes[at + 1] == '+' || bytes[at + 1] == '-');
      at = pastDigits(bytes, signed ? at + 2 : at + 1, limit);
    }
    return at;
  }

  private static int pastDigits(byte[] bytes, int from, int limit) {
    int at = from;
    while (at < limit && isDigit(bytes[at])) {
      at++;
    }
    requireDigits(from, at, limit);
    return at;
  }

  private static void requireDigits(int from, int past, int limit) {
    if (past == from) {
      throw past >= limit ? JsonException.endsEarly(limit) : JsonException.notJson(past);
    }
  }

  private static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }

  /** Whether it has neither a fraction nor an exponent. */
  boolean isWhole() {
    return whole;
  }

  /** Whether it is whole and within 64 bits. */
  boolean isLong(byte[] bytes) {
    return whole && (small || big(bytes).bitLength() < Long.SIZE);
  }

  /** Narrowed: of a whole number the low 64 bits, of another as Java narrows a double. */
  long asLong(byte[] bytes) {
    return small && whole ? value : whole ? big(bytes).longValue() : (long) asDouble(bytes);
  }

  /** Narrowed: of a whole number the low 32 bits, of another as Java narrows a double. */
  int asInt(byte[] bytes) {
    return whole ? (int) asLong(bytes) : (int) asDouble(bytes);
  }

  double asDouble(byte[] bytes) {
    return Double.parseDouble(text(bytes));
  }

  /** A whole number as Java prints it. */
  String wholeText(byte[] bytes) {
    return small ? Long.toString(value) : big(bytes).toString();
  }

  private BigInteger big(byte[] bytes) {
    return new BigInteger(text(bytes));
  }

  private String text(byte[] bytes) {
    return new String(bytes, start, end - start, ISO_8859_1);
  }
}
