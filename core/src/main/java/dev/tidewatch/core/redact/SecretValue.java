package dev.tidewatch.core.redact;

/**
 * The extent of a value in a text, from its first character up to {@code to}, quotes not included.
 * Where the end is in doubt the value is the longer one: a piece of text lost is better than a
 * piece of a secret shown.
 */
record SecretValue(CharSequence text, int from, int to) {

  private static final int LONGEST_OPTION_NAME = 64;
  private static final int LONGEST_BRACED = 128;

  boolean isEmpty() {
    return from >= to;
  }

  /** No value at {@code at}. */
  static SecretValue none(CharSequence text, int at) {
    return new SecretValue(text, at, at);
  }

  /** The value that begins at {@code at}: quoted, in braces (SQL Server), or bare. */
  static SecretValue at(CharSequence text, int at, boolean endsAtSpaceOnly) {
    int quote = Chars.skipBackslashes(text, at);
    if (Chars.isQuote(Chars.at(text, quote))) {
      return quoted(text, quote, quote - at);
    }
    if (Chars.at(text, at) == '{') {
      for (int i = at + 1; i < Math.min(text.length(), at + LONGEST_BRACED); i++) {
        if (text.charAt(i) == '}') {
          return new SecretValue(text, at + 1, i);
        }
      }
    }
    return bare(text, at, endsAtSpaceOnly);
  }

  /**
   * A quoted value: up to the same quote behind no more backslashes than were before the opening
   * one. A doubled quote is part of the value (SQL). Without an end it goes to the text's end.
   */
  static SecretValue quoted(CharSequence text, int quoteAt, int backslashes) {
    char quote = text.charAt(quoteAt);
    int run = 0;
    for (int i = quoteAt + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        run++;
        continue;
      }
      if (c == quote && closes(run, backslashes)) {
        boolean doubled = run == 0 && Chars.at(text, i + 1) == quote;
        if (!doubled) {
          return new SecretValue(text, quoteAt + 1, i - Math.min(run, backslashes));
        }
        i++;
      }
      run = 0;
    }
    return new SecretValue(text, quoteAt + 1, text.length());
  }

  private static boolean closes(int run, int backslashes) {
    return backslashes == 0 ? run % 2 == 0 : run <= backslashes;
  }

  /** All of a list of literals, up to its closing parenthesis or the text's end. */
  static SecretValue list(CharSequence text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != ')') {
      i =
          Chars.startsWithExactly(text, i, Redactor.REPLACEMENT)
              ? i + Redactor.REPLACEMENT.length()
              : i + 1;
    }
    return new SecretValue(text, from, i);
  }

  /** A value without quotes. */
  static SecretValue bare(CharSequence text, int from, boolean endsAtSpaceOnly) {
    int i = from;
    while (i < text.length()) {
      if (Chars.startsWithExactly(text, i, Redactor.REPLACEMENT)) {
        i += Redactor.REPLACEMENT.length();
      } else if (endsAt(text, i, endsAtSpaceOnly)) {
        break;
      } else {
        i++;
      }
    }
    return new SecretValue(text, from, i);
  }

  private static boolean endsAt(CharSequence text, int i, boolean endsAtSpaceOnly) {
    char next = Chars.at(text, i + 1);
    return switch (text.charAt(i)) {
      case ' ', '\t', '\n', '\r', '\f' -> true;
      case '&', ';', '<', '|' -> !endsAtSpaceOnly;
      case ',' -> !endsAtSpaceOnly && endsAtComma(text, i + 1);
      case '\\' -> Chars.isQuote(next) || next == 'n';
      case '"', '\'', '`', ')', ']', '}', '>' -> !Chars.isAlphanumeric(next);
      default -> false;
    };
  }

  /** A comma is part of a password too; it ends one if another option or nothing follows. */
  private static boolean endsAtComma(CharSequence text, int from) {
    int i = from;
    while (i < from + LONGEST_OPTION_NAME
        && (Chars.isAlphanumeric(Chars.at(text, i)) || "._-#".indexOf(Chars.at(text, i)) >= 0)) {
      if (Chars.at(text, i) == '-' && Chars.at(text, i + 1) == '>') {
        return true;
      }
      i++;
    }
    char c = Chars.at(text, i);
    return i >= text.length()
        || c == '='
        || c == ':'
        || (i == from && (Chars.isSpace(c) || Chars.isQuote(c) || ")]}>".indexOf(c) >= 0));
  }
}
