package dev.tidewatch.core.redact;

/**
 * Passwords in the authority of a URI ({@code scheme://user:password@host}, RFC 3986 section 3.2.1)
 * and in Oracle's thin form ({@code jdbc:oracle:thin:user/password@host}).
 *
 * <p>Passwords are not always percent-encoded as they should be: AWS secret keys in {@code s3n://}
 * paths have slashes. So where what follows the first colon is no port, an {@code @} is looked for
 * behind the slash too, within {@link #REACH} characters.
 */
final class UriCredentials {

  private static final int REACH = 128;

  private UriCredentials() {}

  static int cutAt(Scan scan, int colon) {
    CharSequence text = scan.text();
    if (Chars.at(text, colon + 1) == '/' && Chars.at(text, colon + 2) == '/') {
      return authority(scan, colon + 3);
    }
    return Chars.startsWith(text, colon - 4, "thin") || Chars.startsWith(text, colon - 3, "oci")
        ? oracle(scan, colon + 1)
        : SecretForm.NOT_HERE;
  }

  private static int authority(Scan scan, int from) {
    CharSequence text = scan.text();
    if (Chars.at(text, from) == '[') {
      return SecretForm.NOT_HERE; // an IPv6 address: its colons separate nothing
    }
    int firstColon = -1;
    int at = -1;
    int i = from;
    for (; i < text.length() && !endsAuthority(text.charAt(i)); i++) {
      char c = text.charAt(i);
      if (c == ':' && firstColon < 0) {
        firstColon = i;
      } else if (c == '@') {
        at = i;
      }
    }
    if (firstColon < 0) {
      return SecretForm.NOT_HERE;
    }
    if (at < 0 && !isPort(text, firstColon + 1)) {
      at = atBehindSlash(text, i);
    }
    if (at <= firstColon + 1) {
      return SecretForm.NOT_HERE;
    }
    // An access key id beside its secret is half of the credential: cut it too.
    scan.cut(KnownToken.isAccessKeyId(text, from, firstColon) ? from : firstColon + 1, at);
    return at;
  }

  private static int atBehindSlash(CharSequence text, int slash) {
    int end = Math.min(text.length(), slash + REACH);
    for (int i = slash; i < end && !endsUri(text.charAt(i)); i++) {
      if (text.charAt(i) == '@') {
        return i;
      }
    }
    return -1;
  }

  private static int oracle(Scan scan, int from) {
    CharSequence text = scan.text();
    int end = Math.min(text.length(), from + REACH);
    int slash = -1;
    for (int i = from; i < end && !endsUri(text.charAt(i)); i++) {
      char c = text.charAt(i);
      if (c == '/' && slash < 0) {
        slash = i;
      } else if (c == '@') {
        if (slash <= from) {
          return SecretForm.NOT_HERE;
        }
        scan.cut(slash + 1, i);
        return i;
      }
    }
    return SecretForm.NOT_HERE;
  }

  /** Whether a port (or a list of {@code host:port}) begins here, not a password. */
  private static boolean isPort(CharSequence text, int from) {
    int i = from;
    while (Chars.isDigit(Chars.at(text, i))) {
      i++;
    }
    char c = Chars.at(text, i);
    return i == text.length() || c == ',' || endsAuthority(c);
  }

  private static boolean endsAuthority(char c) {
    return c == '/' || c == '?' || c == '#' || endsUri(c);
  }

  private static boolean endsUri(char c) {
    return Chars.isSpace(c) || Chars.isQuote(c) || c == '<' || c == '>' || c == '\\';
  }
}
