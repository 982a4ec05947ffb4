package dev.tidewatch.deadletter;

import org.jspecify.annotations.Nullable;

/** Makes text fit to be kept and written as JSON, whoever wrote it. */
final class Texts {

  private static final char REPLACEMENT = '\uFFFD';

  private Texts() {}

  /** The beginning of a text, with a replacement for every half of a surrogate pair. */
  static @Nullable String cut(@Nullable String text, int most) {
    return text == null ? null : clean(text, most);
  }

  /** As {@link #cut}, of a text that is there. */
  static String clean(String text, int most) {
    int length = Math.min(text.length(), most);
    if (length < text.length() && Character.isHighSurrogate(text.charAt(length - 1))) {
      length--;
    }
    String head = length == text.length() ? text : text.substring(0, length);
    return isWhole(head) ? head : replaced(head);
  }

  private static boolean isWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!isPair(text, i)) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static boolean isPair(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }

  private static String replaced(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (!Character.isSurrogate(character)) {
        clean.append(character);
      } else if (isPair(text, i)) {
        clean.append(character).append(text.charAt(++i));
      } else {
        clean.append(REPLACEMENT);
      }
    }
    return clean.toString();
  }
}
