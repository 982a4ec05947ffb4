package dev.tidewatch.core.redact;

/**
 * A value told by the name before it: options of URLs and connection strings, java options,
 * command-line flags, JSON, JAAS, SQL options and literals, maps in plans.
 */
final class NamedSecret {

  private NamedSecret() {}

  static int cutAt(Scan scan, int at) {
    if (scan.nameJudgedAt(at)) {
      return SecretForm.NOT_HERE;
    }
    SecretWord.Found found = SecretWord.at(scan.text(), at);
    if (found == null) {
      return SecretForm.NOT_HERE;
    }
    SecretName name = SecretName.around(scan.text(), at, found.end());
    scan.nameJudgedTo(name.to());
    Separator separator = Separator.after(name);
    if (name.isHarmless() || !tells(found, at, name, separator)) {
      return SecretForm.NOT_HERE;
    }
    SecretValue value = value(found.word(), name, separator);
    if (value.isEmpty() || PlainValue.is(value, separator.kind(), name)) {
      return SecretForm.NOT_HERE;
    }
    scan.cut(value.from(), value.to());
    return value.to();
  }

  /** Whether the word, where it stands, makes this the name of a secret. */
  private static boolean tells(
      SecretWord.Found found, int at, SecretName name, Separator separator) {
    CharSequence text = name.text();
    boolean endsName = found.end() == name.to();
    boolean equalsDirectly =
        separator.kind() == Separator.Kind.EQUALS && Chars.at(text, name.to()) == '=';
    return switch (found.word().use()) {
      // The mount list /etc/passwd:/etc/passwd:ro names files, not secrets.
      case ANYWHERE, TOKEN ->
          separator.kind() != Separator.Kind.COLON || Chars.at(text, name.from() - 1) != '/';
      case PWD -> "/{$".indexOf(Chars.at(text, separator.valueAt())) < 0;
      case WHOLE_WORD -> endsName && equalsDirectly && beginsWord(text, at);
      case QUERY_PARAMETER ->
          endsName
              && equalsDirectly
              && (at == name.from() || text.charAt(at - 1) == '-')
              && (name.from() == 0 || "?&;".indexOf(text.charAt(name.from() - 1)) >= 0);
    };
  }

  private static boolean beginsWord(CharSequence text, int at) {
    char before = Chars.at(text, at - 1);
    return !Chars.isLetter(before) || (Chars.isLower(before) && Chars.isUpper(text.charAt(at)));
  }

  private static SecretValue value(SecretWord word, SecretName name, Separator separator) {
    CharSequence text = name.text();
    int at = separator.valueAt();
    boolean quoted = Chars.isQuote(Chars.at(text, Chars.skipBackslashes(text, at)));
    return switch (separator.kind()) {
      case EQUALS, COLON ->
          // SET PASSWORD = PASSWORD('x'): the secret is the inner one
          Chars.startsWith(text, at, "password(")
              ? SecretValue.none(text, at)
              : SecretValue.at(text, at, name.isFlag());
      case PAIR -> SecretValue.bare(text, at, false);
      case LIST -> SecretValue.list(text, at);
      case LITERAL -> quoted ? SecretValue.at(text, at, false) : SecretValue.none(text, at);
      case SPACE -> {
        boolean option = quoted && (word.use() != SecretWord.Use.TOKEN || isOption(name));
        boolean flag = name.isFlag() && !Chars.startsWithExactly(text, at, "--");
        yield option || flag ? SecretValue.at(text, at, true) : SecretValue.none(text, at);
      }
      case NOTHING -> SecretValue.none(text, at);
    };
  }

  /** {@code OPTIONS (token 'x')}, {@code 'auth.token' 'x'}; not {@code unexpected token 'x'}. */
  private static boolean isOption(SecretName name) {
    CharSequence text = name.text();
    if (name.isDotted()) {
      return true;
    }
    int before = name.from() - 1;
    while (before > name.from() - 8 && Chars.isSpace(Chars.at(text, before))) {
      before--;
    }
    char c = Chars.at(text, before);
    return c == '(' || c == ',' || Chars.isQuote(c) || name.isFlag();
  }
}
