package dev.tidewatch.core.redact;

/**
 * Credentials of the HTTP schemes Bearer (RFC 6750) and Basic (RFC 7617). Both words are plain
 * English too: a bearer token must look like one, and Basic counts only behind {@code
 * Authorization}.
 */
final class AuthorizationScheme {

  private static final String BEARER = "bearer";
  private static final String BASIC = "basic";
  private static final int SHORTEST_TOKEN = 8;
  private static final int LENGTH_NO_WORD_HAS = 20;
  private static final int REACH_BACK = 24;

  private AuthorizationScheme() {}

  static int cutAt(Scan scan, int at) {
    CharSequence text = scan.text();
    if (Chars.isAlphanumeric(Chars.at(text, at - 1))) {
      return SecretForm.NOT_HERE;
    }
    if (Chars.startsWith(text, at, BEARER)) {
      return cutCredentials(scan, at + BEARER.length(), false);
    }
    if (Chars.startsWith(text, at, BASIC) && behindAuthorization(text, at)) {
      return cutCredentials(scan, at + BASIC.length(), true);
    }
    return SecretForm.NOT_HERE;
  }

  private static int cutCredentials(Scan scan, int from, boolean certain) {
    CharSequence text = scan.text();
    int start = Chars.skipSpaces(text, from);
    if (start == from) {
      return SecretForm.NOT_HERE;
    }
    int end = start;
    boolean digit = false;
    while (Chars.isTokenChar(Chars.at(text, end))) {
      digit |= Chars.isDigit(text.charAt(end));
      end++;
    }
    int length = end - start;
    boolean token =
        certain || (length >= SHORTEST_TOKEN && (digit || length >= LENGTH_NO_WORD_HAS));
    if (length == 0 || !token) {
      return SecretForm.NOT_HERE;
    }
    scan.cut(start, end);
    return end;
  }

  private static boolean behindAuthorization(CharSequence text, int at) {
    for (int i = at - 1; i >= Math.max(0, at - REACH_BACK); i--) {
      if (Chars.startsWith(text, i, "authorization")) {
        return true;
      }
    }
    return false;
  }
}
