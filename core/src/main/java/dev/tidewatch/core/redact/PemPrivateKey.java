package dev.tidewatch.core.redact;

/**
 * The body of a PEM block whose label ends in PRIVATE KEY (RFC 7468, section 10), also where line
 * ends are written as {@code \n}. A block cut off before its end is hidden to the end of the text.
 */
final class PemPrivateKey {

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String LABEL_END = "PRIVATE KEY-----";
  private static final int LONGEST_LABEL = 32;

  private PemPrivateKey() {}

  static int cutAt(Scan scan, int at) {
    CharSequence text = scan.text();
    if (!Chars.startsWithExactly(text, at, BEGIN)) {
      return SecretForm.NOT_HERE;
    }
    int label = at + BEGIN.length();
    for (int i = label; i <= label + LONGEST_LABEL; i++) {
      if (Chars.startsWithExactly(text, i, LABEL_END)) {
        int body = i + LABEL_END.length();
        int end = end(text, body);
        scan.cut(body, end);
        return end;
      }
    }
    return SecretForm.NOT_HERE;
  }

  private static int end(CharSequence text, int from) {
    int i = from;
    while (i < text.length() && !Chars.startsWithExactly(text, i, END)) {
      i++;
    }
    return i;
  }
}
