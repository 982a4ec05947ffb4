package dev.tidewatch.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** The content of JSON strings, between their quotes: where it ends, and what it says. */
final class JsonText {

  /** Of a byte within a string: it is a character by itself and means itself. */
  private static final boolean[] PLAIN = new boolean[256];

  static {
    Arrays.fill(PLAIN, ' ', 0x80, true);
    PLAIN['"'] = false;
    PLAIN['\\'] = false;
  }

  private JsonText() {}

  /**
   * Finds the closing quote, and on the way makes sure that all before it is well-formed.
   *
   * @param start just past the opening quote
   * @return the index of the closing quote; its complement where there are escapes before it
   */
  static int end(byte[] bytes, int start, int limit) {
    int at = start;
    boolean escaped = false;
    while (true) {
      while (at < limit && PLAIN[bytes[at] & 0xFF]) {
        at++;
      }
      if (at >= limit) {
        throw JsonException.endsEarly(limit);
      }
      byte special = bytes[at];
      if (special == '"') {
        return escaped ? ~at : at;
      }
      if (special == '\\') {
        escaped = true;
        at = pastEscape(bytes, at, limit);
      } else if (special < 0) {
        at = pastSequence(bytes, at, limit);
      } else {
        throw JsonException.notJson(at);
      }
    }
  }

  private static int pastEscape(byte[] bytes, int at, int limit) {
    if (at + 1 >= limit) {
      throw JsonException.endsEarly(limit);
    }
    switch (bytes[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return at + 2;
      }
      case 'u' -> {
        for (int digit = at + 2; digit < at + 6; digit++) {
          if (digit >= limit) {
            throw JsonException.endsEarly(limit);
          }
          if (Character.digit(bytes[digit], 16) < 0) {
            throw JsonException.notJson(digit);
          }
        }
        return at + 6;
      }
      default -> throw JsonException.notJson(at + 1);
    }
  }

  /** The well-formed sequences of more than one byte: the Unicode Standard, table 3-7. */
  private static int pastSequence(byte[] bytes, int at, int limit) {
    int first = bytes[at] & 0xFF;
    int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (first < 0xC2 || first > 0xF4) {
      throw JsonException.notJson(at);
    }
    for (int i = 1; i < length; i++) {
      if (at + i >= limit) {
        throw JsonException.endsEarly(limit);
      }
      int next = bytes[at + i] & 0xFF;
      int least = i > 1 ? 0x80 : first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
      int most = i > 1 ? 0xBF : first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
      if (next < least || next > most) {
        throw JsonException.notJson(at + i);
      }
    }
    return at + length;
  }

  /** Spreads bytes over that many slots, a power of two. */
  static int slot(byte[] bytes, int start, int end, int slots) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    return (hash ^ (hash >>> 16)) & (slots - 1);
  }

  /** What a well-formed content says. */
  static String decode(byte[] bytes, int start, int end, boolean escaped) {
    return escaped
        ? decodeEscapes(bytes, start, end)
        : new String(bytes, start, end - start, UTF_8);
  }

  private static String decodeEscapes(byte[] bytes, int start, int end) {
    StringBuilder text = new StringBuilder(end - start);
    int run = start;
    int at = start;
    while (at < end) {
      if (bytes[at] != '\\') {
        at++;
        continue;
      }
      text.append(new String(bytes, run, at - run, UTF_8));
      at = appendEscape(text, bytes, at + 1);
      run = at;
    }
    return text.append(new String(bytes, run, end - run, UTF_8)).toString();
  }

  private static int appendEscape(StringBuilder text, byte[] bytes, int at) {
    if (bytes[at] == 'u') {
      int unit = 0;
      for (int digit = at + 1; digit < at + 5; digit++) {
        unit = 16 * unit + Character.digit(bytes[digit], 16);
      }
      text.append((char) unit);
      return at + 5;
    }
    text.append(
        switch (bytes[at]) {
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          default -> (char) bytes[at];
        });
    return at + 1;
  }

  /** The end of the last whole character, or escape, that ends at or before a limit. */
  static int boundary(byte[] bytes, int start, int limit) {
    int end = start;
    while (end < limit) {
      int next = end + length(bytes, end);
      if (next > limit) {
        break;
      }
      end = next;
    }
    return end;
  }

  private static int length(byte[] bytes, int at) {
    int first = bytes[at] & 0xFF;
    if (first == '\\') {
      return bytes[at + 1] == 'u' ? 6 : 2;
    }
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  }
}
