package dev.tidewatch.core.redact;

import java.util.regex.Pattern;

/** Says whether a pattern is found in a text. */
@FunctionalInterface
interface SensitiveMatcher {

  boolean foundIn(String text);

  /**
   * Spark's default pattern as a hand-written scan: properties come with every job and stage, and
   * the regular expression tries four alternatives at every character.
   */
  static SensitiveMatcher sparkDefault() {
    return SensitiveMatcher::sparkDefaultFoundIn;
  }

  /** A pattern of the user's own; Spark's default is recognised and gets the fast form. */
  static SensitiveMatcher of(Pattern pattern) {
    if (pattern.pattern().equals(Redactor.SPARK_REDACTION_REGEX) && pattern.flags() == 0) {
      return sparkDefault();
    }
    return text -> foundBy(pattern, text);
  }

  private static boolean foundBy(Pattern pattern, String text) {
    try {
      return pattern.matcher(text).find();
    } catch (StackOverflowError tooDeep) {
      // A nested group on a long value. What cannot be checked is hidden, never shown.
      return true;
    }
  }

  private static boolean sparkDefaultFoundIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      boolean found =
          switch (text.charAt(i)) {
            case 's', 'S' -> Chars.startsWith(text, i, "secret");
            case 'p', 'P' -> Chars.startsWith(text, i, "password");
            case 't', 'T' -> Chars.startsWith(text, i, "token");
            case 'a', 'A' ->
                Chars.startsWith(text, i, "accesskey") || Chars.startsWith(text, i, "access.key");
            default -> false;
          };
      if (found) {
        return true;
      }
    }
    return false;
  }
}
