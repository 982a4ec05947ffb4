package dev.tidewatch.core.redact;

/**
 * Character classes and comparisons, ASCII only: secrets' names are ASCII, and a locale must not
 * decide what is hidden. Positions outside the text are no character ({@link #NONE}).
 */
final class Chars {

  /** What lies before the first and behind the last character. */
  static final char NONE = '\0';

  private Chars() {}

  static char at(CharSequence text, int i) {
    return i >= 0 && i < text.length() ? text.charAt(i) : NONE;
  }

  /** Whether {@code lowerCase} stands at {@code at}, whatever its case there. */
  static boolean startsWith(CharSequence text, int at, String lowerCase) {
    if (at < 0 || at + lowerCase.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < lowerCase.length(); i++) {
      if (lower(text.charAt(at + i)) != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  static boolean startsWithExactly(CharSequence text, int at, String prefix) {
    if (at < 0 || at + prefix.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (text.charAt(at + i) != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }

  static boolean isLetter(char c) {
    return isUpper(c) || isLower(c);
  }

  static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isAlphanumeric(char c) {
    return isLetter(c) || isDigit(c);
  }

  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  /** Base64, base64url and the characters of bearer tokens (RFC 6750, section 2.1). */
  static boolean isTokenChar(char c) {
    return isAlphanumeric(c) || "-._~+/=".indexOf(c) >= 0;
  }

  static int skipSpaces(CharSequence text, int from) {
    int i = from;
    while (i < text.length() && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  static int skipBackslashes(CharSequence text, int from) {
    int i = from;
    while (at(text, i) == '\\') {
      i++;
    }
    return i;
  }
}
