package dev.tidewatch.core.redact;

import java.util.Locale;
import java.util.Set;

/** Values behind a secret's name that are no secret: placeholders, column types, references. */
final class PlainValue {

  /** Longer is never plain; also what keeps looking at a value cheap. */
  private static final int LONGEST = 128;

  private static final Set<String> PLACEHOLDERS = Set.of("true", "false", "null", "none", "?");

  /** Spark's type names as plans and schemas write them. */
  private static final Set<String> TYPES =
      Set.of(
          ("string int integer bigint long binary boolean double float short smallint tinyint byte"
                  + " decimal date timestamp timestamp_ntz char varchar array map struct variant"
                  + " void interval")
              .split(" "));

  private PlainValue() {}

  static boolean is(SecretValue value, Separator.Kind separator, SecretName name) {
    if (value.to() - value.from() > LONGEST) {
      return false;
    }
    String text =
        value.text().subSequence(value.from(), value.to()).toString().toLowerCase(Locale.ROOT);
    return PLACEHOLDERS.contains(text)
        || (separator == Separator.Kind.COLON && isType(text))
        || isVariable(value)
        || isAttribute(text)
        || isSameColumn(text, name);
  }

  private static boolean isType(String text) {
    int end = 0;
    while (end < text.length() && (Chars.isLetter(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return TYPES.contains(text.substring(0, end))
        && (end == text.length() || text.charAt(end) == '(' || text.charAt(end) == '<');
  }

  /** {@code ${db.password}}: the name of a secret kept elsewhere. */
  private static boolean isVariable(SecretValue value) {
    CharSequence text = value.text();
    if (!Chars.startsWithExactly(text, value.from(), "${") || Chars.at(text, value.to()) != '}') {
      return false;
    }
    for (int i = value.from() + 2; i < value.to(); i++) {
      char c = text.charAt(i);
      if (!Chars.isAlphanumeric(c) && "._-:".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** {@code token#34} or {@code id#34L}: the other side of a join in a plan. */
  private static boolean isAttribute(String text) {
    int hash = text.indexOf('#');
    if (hash <= 0 || hash == text.length() - 1) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean last = i == text.length() - 1;
      boolean fits =
          i < hash
              ? Chars.isAlphanumeric(c) || c == '_'
              : i == hash || Chars.isDigit(c) || (last && c == 'l');
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** {@code a.token = b.token}: the same column of another table. */
  private static boolean isSameColumn(String text, SecretName name) {
    int dot = text.indexOf('.');
    String column =
        name.text().subSequence(name.lastPart(), name.to()).toString().toLowerCase(Locale.ROOT);
    return dot > 0 && text.length() > dot + 1 && text.substring(dot + 1).equals(column);
  }
}
