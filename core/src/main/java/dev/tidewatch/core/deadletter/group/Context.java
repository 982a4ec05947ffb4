package dev.tidewatch.core.deadletter.group;

import java.util.List;

/** Words before a value that tell what it is. */
final class Context {

  /** A number behind them is a code that tells errors apart: it stays. */
  private static final List<String> CODES =
      List.of(
          "status code", "error code", "errorcode", "response code", "status", "http", "sqlstate");

  /** What follows is a host, also where it is only one word. */
  private static final List<String> HOSTS =
      List.of("connect to", "connection to", "connecting to", "unknown host", "hostname");

  /** What follows is what was given, whatever it looks like. */
  private static final List<String> GIVEN = List.of("string: ", "payload=", "input: ");

  /** What follows is an id without a form of its own. */
  private static final List<String> IDS = List.of("request id", "requestid");

  /** What follows in parentheses is a row or a key. */
  private static final List<String> VALUES = List.of("values", "contains", "value is");

  /** The JDK's message of {@code Enum.valueOf}; the last part of what follows is the value. */
  private static final String ENUM = "no enum constant";

  private Context() {}

  static boolean isGiven(TemplateWriter out) {
    return GIVEN.stream().anyMatch(out::endsWithWord);
  }

  static boolean isEnumConstant(TemplateWriter out) {
    return out.context().endsWith(ENUM);
  }

  static boolean isCode(TemplateWriter out) {
    return endsWithAny(out.context(), CODES);
  }

  static boolean isHost(TemplateWriter out) {
    return endsWithAny(out.context(), HOSTS);
  }

  static boolean isId(TemplateWriter out) {
    return endsWithAny(out.context(), IDS);
  }

  /** {@code VALUES (…)}, {@code Failing row contains (…)}, {@code Key (id)=(…)}. */
  static boolean isValues(TemplateWriter out) {
    return out.justMasked(Mask.VALUES) || out.endsWith('=') || endsWithAny(out.context(), VALUES);
  }

  private static boolean endsWithAny(String context, List<String> words) {
    for (String word : words) {
      if (context.endsWith(word)) {
        return true;
      }
    }
    return false;
  }
}
