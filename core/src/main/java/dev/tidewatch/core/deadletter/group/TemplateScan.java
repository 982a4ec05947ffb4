package dev.tidewatch.core.deadletter.group;

/**
 * The pass over one message. What a step has looked at it also passes, or remembers that there is
 * nothing further on, so that the whole is linear.
 */
final class TemplateScan {

  private static final String SOURCE = "[Source:";
  private static final String COLUMN = "column:";
  private static final int MOST_IN_BRACKETS = 1024;

  private final String text;
  private final TemplateWriter out;

  /** Up to where it is known that a quote does not close, for the three kinds of quotes. */
  private final int[] unclosedUpTo = new int[3];

  private boolean noMoreLocations;

  TemplateScan(String text, TemplateWriter out) {
    this.text = text;
    this.out = out;
  }

  void run(boolean beginsWithHost) {
    int i = 0;
    if (beginsWithHost) {
      i = Token.end(text, 0);
      out.mask(Mask.HOST);
    }
    while (i < text.length() && !out.isFull()) {
      i = next(i);
    }
  }

  private int next(int at) {
    char c = text.charAt(at);
    int end =
        switch (c) {
          case '"', '\'', '`' -> quoted(at, c);
          case '{' ->
              masked(Context.isGiven(out) ? Mask.QUOTED : Mask.OBJECT, closing(at, '{', '}'));
          case '(' -> Context.isValues(out) ? masked(Mask.VALUES, closing(at, '(', ')')) : at;
          case '[' -> bracket(at);
          default -> Token.beginsAt(text, at) ? token(at) : at;
        };
    if (end > at) {
      return end;
    }
    out.literal(c);
    return at + 1;
  }

  private int masked(Mask mask, int end) {
    out.mask(mask);
    return end;
  }

  /** Behind the bracket that closes the one at {@code at}, or the end of the text. */
  private int closing(int at, char open, char close) {
    int depth = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == open) {
        depth++;
      } else if (c == close && --depth == 0) {
        return i + 1;
      }
    }
    return text.length();
  }

  /**
   * A quoted value on one line. Inside a text that was itself escaped, quotes are closed as they
   * were opened, behind a backslash. An apostrophe inside a word is none.
   */
  private int quoted(int at, char quote) {
    if (Ascii.at(text, at + 1) == '{') {
      int end = closing(at + 1, '{', '}');
      return masked(Mask.QUOTED, Ascii.at(text, end) == quote ? end + 1 : end);
    }
    if (quote == '\'' && Ascii.isAlphanumeric(Ascii.at(text, at - 1))) {
      return at;
    }
    int end = closingQuote(at, quote);
    return end < 0 ? at : masked(Mask.QUOTED, end + 1);
  }

  private int closingQuote(int at, char quote) {
    int kind = "\"'`".indexOf(quote);
    if (at < unclosedUpTo[kind]) {
      return -1;
    }
    boolean escaped = Ascii.at(text, at - 1) == '\\';
    int i = at + 1;
    while (i < text.length() && text.charAt(i) != '\n') {
      boolean inWord = quote == '\'' && Ascii.isAlphanumeric(Ascii.at(text, i + 1));
      if (text.charAt(i) == quote && !inWord) {
        return i;
      }
      i += text.charAt(i) == '\\' && !escaped ? 2 : 1;
    }
    unclosedUpTo[kind] = i;
    return -1;
  }

  private int bracket(int at) {
    int end = location(at);
    return end > at ? end : bracketWithDigits(at);
  }

  /** A short list or value in brackets; names in brackets, as of fields and types, stay. */
  private int bracketWithDigits(int at) {
    boolean digits = false;
    int last = Math.min(text.length(), at + MOST_IN_BRACKETS);
    for (int i = at + 1; i < last; i++) {
      char c = text.charAt(i);
      if (c == ']') {
        return digits ? masked(Mask.VALUES, i + 1) : at;
      }
      if ("[=\"'\n".indexOf(c) >= 0) {
        return at;
      }
      digits |= Ascii.isDigit(c);
    }
    return at;
  }

  /** Jackson's {@code [Source: (byte[])"…"; line: 1, column: 5]}, which quotes the record. */
  private int location(int at) {
    if (noMoreLocations || !text.startsWith(SOURCE, at)) {
      return at;
    }
    int column = text.indexOf(COLUMN, at);
    int end = column < 0 ? -1 : text.indexOf(']', column);
    noMoreLocations = end < 0;
    return end < 0 ? at : masked(Mask.LOCATION, end + 1);
  }

  private int token(int at) {
    int end = Token.end(text, at);
    if (Context.isId(out)) {
      return masked(Mask.ID, Token.endWithPunctuation(text, at));
    }
    if (Context.isGiven(out)) {
      return masked(Mask.QUOTED, end);
    }
    if (Context.isEnumConstant(out)) {
      int value = text.lastIndexOf('.', end - 1) + 1;
      out.literal(text, at, Math.max(at, value));
      return masked(Mask.ID, end);
    }
    Mask whole = Context.isHost(out) ? Mask.HOST : WholeToken.maskOf(text.substring(at, end));
    if (whole != null) {
      return masked(whole, end);
    }
    new TokenParts(text, at, end, out).write();
    return end;
  }
}
