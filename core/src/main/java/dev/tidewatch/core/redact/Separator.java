package dev.tidewatch.core.redact;

/**
 * What stands between a name and its value.
 *
 * @param valueAt first character of the value
 */
record Separator(Kind kind, int valueAt) {

  /** How name and value are joined. */
  enum Kind {
    /** {@code =} and the other comparisons, or an arrow. */
    EQUALS,
    COLON,
    /** {@code PASSWORD('x')} of SQL, {@code ("password", "x")} of an option in code. */
    ARGUMENT,
    /** Only spaces, or only the name's closing quote. */
    SPACE,
    NOTHING
  }

  private static final String[] OPERATORS = {"<=>", "=>", "==", "->", "!=", "<>", ":=", "%3d", "="};

  static Separator after(SecretName name) {
    CharSequence text = name.text();
    int quote = Chars.skipBackslashes(text, name.to());
    boolean quoted = Chars.isQuote(Chars.at(text, quote));
    int behindName = quoted ? quote + 1 : name.to();
    int i = Chars.skipSpaces(text, behindName);
    for (String operator : OPERATORS) {
      if (Chars.startsWith(text, i, operator)) {
        return new Separator(Kind.EQUALS, Chars.skipSpaces(text, i + operator.length()));
      }
    }
    char c = Chars.at(text, i);
    if (c == ':') {
      return colon(text, i + 1);
    }
    if ((c == '(' && name.is("password"))
        || (c == ',' && quoted && opensArguments(text, name.from()))) {
      return new Separator(Kind.ARGUMENT, Chars.skipSpaces(text, i + 1));
    }
    return new Separator(i > name.to() ? Kind.SPACE : Kind.NOTHING, i);
  }

  private static Separator colon(CharSequence text, int from) {
    int i = from;
    while (Chars.at(text, i) == ' ' || Chars.at(text, i) == '\t') {
      i++;
    }
    char c = Chars.at(text, i);
    return new Separator(c == ':' || c == '/' ? Kind.NOTHING : Kind.COLON, i);
  }

  private static boolean opensArguments(CharSequence text, int nameFrom) {
    int i = nameFrom - 1;
    if (!Chars.isQuote(Chars.at(text, i))) {
      return false;
    }
    i--;
    while (i > nameFrom - 8 && Chars.at(text, i) == '\\') {
      i--;
    }
    return Chars.at(text, i) == '(';
  }
}
