package dev.tidewatch.core.redact;

import java.util.Locale;
import java.util.Set;

/**
 * The whole name around a telling word: {@code -Djavax.net.ssl.keyStorePassword} around {@code
 * Password}.
 *
 * @param from first character; a dash that makes it a command-line flag is part of it
 * @param to behind the last character
 */
record SecretName(CharSequence text, int from, int to) {

  private static final int REACH_BACK = 64;

  /** A name that ends so says something about a secret, and is not the name of one. */
  private static final Set<String> ABOUT_A_SECRET =
      Set.of(
          ("file files path location dir directory provider providers type class enabled enable"
                  + " disabled required interval lifetime ttl expiry expiration expires length"
                  + " count size validity id ids name names alias uri url endpoint algorithm mode"
                  + " policy scope manager service column field version"
                  // Token.java:183 in a stack trace
                  + " java scala kt py")
              .split(" "));

  static SecretName around(CharSequence text, int from, int to) {
    int left = from;
    while (left > Math.max(0, from - REACH_BACK) && isNameChar(text, left - 1)) {
      left--;
    }
    int right = to;
    while (isNameChar(text, right)) {
      right++;
    }
    return new SecretName(text, left, right);
  }

  /** Also {@code #}: an attribute in a plan is {@code password#12}. */
  private static boolean isNameChar(CharSequence text, int i) {
    char c = Chars.at(text, i);
    return Chars.isAlphanumeric(c)
        || c == '_'
        || c == '.'
        || c == '#'
        || c == '$'
        || (c == '-' && Chars.at(text, i + 1) != '>');
  }

  boolean isFlag() {
    char before = Chars.at(text, from - 1);
    return Chars.at(text, from) == '-' && !Chars.isAlphanumeric(before) && before != ')';
  }

  /** Whether the whole name is this one, given in lower case. */
  boolean is(String lowerCase) {
    return to - from == lowerCase.length() && Chars.startsWith(text, from, lowerCase);
  }

  boolean isDotted() {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '.') {
        return true;
      }
    }
    return false;
  }

  boolean isHarmless() {
    return to - lastPart() <= 16
        && ABOUT_A_SECRET.contains(
            text.subSequence(lastPart(), to).toString().toLowerCase(Locale.ROOT));
  }

  /** Where the last part begins: behind a separator, or at the last hump of camel case. */
  int lastPart() {
    int i = to;
    while (i > from && Chars.isAlphanumeric(Chars.at(text, i - 1))) {
      i--;
      if (Chars.isUpper(Chars.at(text, i)) && Chars.isLower(Chars.at(text, i - 1))) {
        break;
      }
    }
    return i;
  }
}
