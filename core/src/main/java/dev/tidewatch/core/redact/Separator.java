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
    /** A literal, quoted: {@code PASSWORD('x')}, {@code LIKE 'x'}, {@code ("password", "x")}. */
    LITERAL,
    /** {@code EqualTo(password,x)} of a plan, {@code (spark.my.secret,x)} of a printed tuple. */
    PAIR,
    /** {@code IN ('x', 'y')}. */
    LIST,
    /** Only spaces, or only the name's closing quote. */
    SPACE,
    NOTHING
  }

  private static final String[] OPERATORS = {"<=>", "=>", "==", "->", "!=", "<>", ":=", "%3d", "="};

  /** How the names of the source filters with a literal end (org.apache.spark.sql.sources). */
  private static final String[] FILTERS = {
    "EqualTo", "NullSafe", "Than", "OrEqual", "In", "StartsWith", "EndsWith", "Contains"
  };

  private static final String XML_VALUE = "</name><value>";
  private static final int LONGEST_USER = 64;

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
      return new Separator(Kind.LITERAL, Chars.skipSpaces(text, i + 1));
    }
    if (c == ',' && opensPair(name)) {
      int value = Chars.skipSpaces(text, i + 1);
      return new Separator(Kind.PAIR, Chars.at(text, value) == '[' ? value + 1 : value);
    }
    if (Chars.startsWithExactly(text, i, XML_VALUE)) {
      return new Separator(Kind.EQUALS, i + XML_VALUE.length());
    }
    return i > name.to() ? behindSpace(name, i) : new Separator(Kind.NOTHING, i);
  }

  private static Separator behindSpace(SecretName name, int i) {
    CharSequence text = name.text();
    if (Chars.startsWith(text, i, "like ") || Chars.startsWith(text, i, "rlike ")) {
      return new Separator(Kind.LITERAL, Chars.skipSpaces(text, i + "like ".length()));
    }
    if (Chars.startsWith(text, i, "in (") || Chars.startsWith(text, i, "in(")) {
      int open = Chars.skipSpaces(text, i + "in".length());
      int value = Chars.skipSpaces(text, open + 1);
      boolean query = Chars.startsWith(text, value, "select");
      return new Separator(query ? Kind.NOTHING : Kind.LIST, value);
    }
    if (name.is("password") && Chars.startsWith(text, i, "for ")) {
      for (int k = i; k < Math.min(text.length(), i + LONGEST_USER); k++) {
        if (text.charAt(k) == '=') {
          return new Separator(Kind.EQUALS, Chars.skipSpaces(text, k + 1)); // SET PASSWORD FOR x =
        }
      }
    }
    return new Separator(Kind.SPACE, i);
  }

  /** Behind the opening of a pushed filter, or a dotted name behind any parenthesis. */
  private static boolean opensPair(SecretName name) {
    CharSequence text = name.text();
    if (Chars.at(text, name.from() - 1) != '(') {
      return false;
    }
    for (String filter : FILTERS) {
      if (Chars.startsWithExactly(text, name.from() - 1 - filter.length(), filter)) {
        return true;
      }
    }
    return name.isDotted();
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
