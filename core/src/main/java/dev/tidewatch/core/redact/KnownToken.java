package dev.tidewatch.core.redact;

import java.util.List;
import java.util.stream.Stream;

/**
 * Tokens that their issuers made recognisable: a fixed prefix and a body of a known alphabet. The
 * same prefixes are published for secret scanning (<a
 * href="https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns">GitHub's
 * list</a>).
 */
final class KnownToken {

  private static final int ACCESS_KEY_ID_LENGTH = 20;
  private static final int SECRET_ACCESS_KEY_LENGTH = 40;

  /** A prefix, and the fewest characters that must follow for it to be a token. */
  private record Shape(String prefix, int body) {}

  private static final List<Shape> SHAPES =
      List.of(
          new Shape("ghp_", 30),
          new Shape("gho_", 30),
          new Shape("ghu_", 30),
          new Shape("ghs_", 30),
          new Shape("ghr_", 30),
          new Shape("github_pat_", 22),
          new Shape("glpat-", 20),
          new Shape("xoxb-", 10),
          new Shape("xoxp-", 10),
          new Shape("dapi", 32), // Databricks personal access token
          new Shape("hvs.", 24), // HashiCorp Vault
          new Shape("AIza", 35), // Google API key
          new Shape("ya29.", 20), // Google OAuth access token
          new Shape("sk_live_", 16));

  private KnownToken() {}

  /** The first two characters of every token, each once. */
  static List<String> openings() {
    return Stream.concat(Stream.of("AK", "AS", "ey"), SHAPES.stream().map(Shape::prefix))
        .map(prefix -> prefix.substring(0, 2))
        .distinct()
        .toList();
  }

  static int cutAt(Scan scan, int at) {
    CharSequence text = scan.text();
    char before = Chars.at(text, at - 1);
    if (Chars.isAlphanumeric(before) || before == '_') {
      return SecretForm.NOT_HERE;
    }
    int end = endOfToken(text, at);
    if (end == SecretForm.NOT_HERE) {
      return SecretForm.NOT_HERE;
    }
    scan.cut(at, end);
    return isAccessKeyId(text, at, end) ? cutSecretBeside(scan, end) : end;
  }

  /** Whether exactly these characters are an AWS access key id (long-term or temporary). */
  static boolean isAccessKeyId(CharSequence text, int from, int to) {
    if (to - from != ACCESS_KEY_ID_LENGTH
        || !(Chars.startsWithExactly(text, from, "AKIA")
            || Chars.startsWithExactly(text, from, "ASIA"))) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!Chars.isUpper(text.charAt(i)) && !Chars.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static int endOfToken(CharSequence text, int at) {
    int idEnd = at + ACCESS_KEY_ID_LENGTH;
    if (idEnd <= text.length()
        && !Chars.isAlphanumeric(Chars.at(text, idEnd))
        && isAccessKeyId(text, at, idEnd)) {
      return idEnd;
    }
    if (Chars.startsWithExactly(text, at, "eyJ")) {
      return Chars.at(text, at - 1) == '-' ? SecretForm.NOT_HERE : endOfJwt(text, at);
    }
    for (Shape shape : SHAPES) {
      if (Chars.startsWithExactly(text, at, shape.prefix())) {
        int body = at + shape.prefix().length();
        int end = endOfBase64Url(text, body);
        return end - body >= shape.body() ? end : SecretForm.NOT_HERE;
      }
    }
    return SecretForm.NOT_HERE;
  }

  /**
   * Two to five base64url parts with dots between (RFC 7515, RFC 7516): header and at least one.
   */
  private static int endOfJwt(CharSequence text, int at) {
    int end = endOfBase64Url(text, at);
    int parts = 1;
    while (parts < 5 && Chars.at(text, end) == '.') {
      int next = endOfBase64Url(text, end + 1);
      if (next == end + 1) {
        break;
      }
      end = next;
      parts++;
    }
    return parts >= 2 && end - at >= 20 ? end : SecretForm.NOT_HERE;
  }

  private static int endOfBase64Url(CharSequence text, int from) {
    int i = from;
    while (Chars.isAlphanumeric(Chars.at(text, i))
        || Chars.at(text, i) == '_'
        || Chars.at(text, i) == '-') {
      i++;
    }
    return i;
  }

  /** A secret access key has no mark of its own; beside its id it is told by its length. */
  private static int cutSecretBeside(Scan scan, int idEnd) {
    CharSequence text = scan.text();
    int from = idEnd;
    while (from < idEnd + 3 && " \t:,/|\"'=".indexOf(Chars.at(text, from)) >= 0) {
      from++;
    }
    int to = from;
    while (to - from <= SECRET_ACCESS_KEY_LENGTH
        && (Chars.isAlphanumeric(Chars.at(text, to)) || "+/".indexOf(Chars.at(text, to)) >= 0)) {
      to++;
    }
    if (from == idEnd || to - from != SECRET_ACCESS_KEY_LENGTH) {
      return idEnd;
    }
    scan.cut(from, to);
    return to;
  }
}
