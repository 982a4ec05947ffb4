package dev.tidewatch.core.deadletter.group;

/** Character classes of messages; positions outside the text are no character. */
final class Ascii {

  private Ascii() {}

  static char at(CharSequence text, int i) {
    return i >= 0 && i < text.length() ? text.charAt(i) : '\0';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  /** Letters of any script: names and words are not only English. */
  static boolean isAlphanumeric(char c) {
    return isDigit(c) || isUpper(c) || isLower(c) || (c > 127 && Character.isLetterOrDigit(c));
  }

  static boolean isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  static int skipDigits(CharSequence text, int from) {
    int i = from;
    while (isDigit(at(text, i))) {
      i++;
    }
    return i;
  }

  static int skipAlphanumeric(CharSequence text, int from) {
    int i = from;
    while (isAlphanumeric(at(text, i))) {
      i++;
    }
    return i;
  }
}
