package dev.tidewatch.core.deadletter.group;

/**
 * Where a token of a message is: a word, a number, a name, an address, with what binds its parts.
 */
final class Token {

  private static final String BINDING = "_.-/:@%+=~$&?#*";

  /** At the end of a token these are the sentence's. */
  private static final String PUNCTUATION = ".-:=+&?#*%~$";

  private Token() {}

  static boolean beginsAt(String text, int at) {
    char c = text.charAt(at);
    if (Ascii.isAlphanumeric(c)) {
      return true;
    }
    char next = Ascii.at(text, at + 1);
    return switch (c) {
      case '/', '_' -> Ascii.isAlphanumeric(next);
      case '-' -> Ascii.isDigit(next) && !Ascii.isAlphanumeric(Ascii.at(text, at - 1));
      default -> false;
    };
  }

  /** Ids in Base64 end with what otherwise is punctuation. */
  static int endWithPunctuation(String text, int from) {
    int i = from;
    while (i < text.length() && isPart(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The name before an equals sign is a token, and so is the value behind it. */
  static int end(String text, int from) {
    int name = nameEnd(text, from);
    if (name > from && Ascii.at(text, name) == '=') {
      return name;
    }
    int i = endWithPunctuation(text, from);
    while (i > from + 1 && PUNCTUATION.indexOf(text.charAt(i - 1)) >= 0) {
      i--;
    }
    return i;
  }

  private static int nameEnd(String text, int from) {
    int i = from;
    while (i < text.length() && (Ascii.isAlphanumeric(text.charAt(i)) || text.charAt(i) == '_')) {
      i++;
    }
    return i;
  }

  private static boolean isPart(char c) {
    return Ascii.isAlphanumeric(c) || BINDING.indexOf(c) >= 0 || c == '\\';
  }
}
