package dev.tidewatch.core.deadletter.group;

import java.util.Set;

/** Writes a token part by part: names stay, numbers and ids in them are masked. */
final class TokenParts {

  /** Names with numbers in them that are not values. */
  private static final Set<String> WORDS =
      Set.of(
          "int8",
          "int16",
          "int32",
          "int64",
          "float32",
          "float64",
          "INT8",
          "INT16",
          "INT32",
          "INT64",
          "FLOAT32",
          "FLOAT64",
          "utf8",
          "UTF8",
          "utf8mb4",
          "md5",
          "MD5",
          "sha1",
          "SHA1",
          "sha256",
          "SHA256",
          "S3",
          "s3",
          "base64",
          "Base64",
          "log4j",
          "IPv4",
          "IPv6",
          "UTF16",
          "varchar2",
          "VARCHAR2",
          "H2");

  private static final int UUID_CHARS = 36;
  private static final int LEAST_HEX = 8;
  private static final int LEAST_HEX_OF_IDENTITY = 4;
  private static final int LEAST_ID = 8;
  private static final int LEAST_MIXED_ID = 20;
  private static final int ID_CHANGES = 3;
  private static final int MOST_CODE_DIGITS = 5;
  private static final int REGION_HASH = 32;
  private static final int TIMESTAMP_DIGITS = 13;

  private final String text;
  private final int from;
  private final int end;
  private final TemplateWriter out;

  TokenParts(String text, int from, int end, TemplateWriter out) {
    this.text = text;
    this.from = from;
    this.end = end;
    this.out = out;
  }

  void write() {
    int i = from;
    while (i < end) {
      i = part(i);
    }
  }

  private int part(int at) {
    char c = text.charAt(at);
    if (c == '-' && at == from) {
      return at + 1;
    }
    if (!Ascii.isAlphanumeric(c)) {
      out.literal(text, at, at + 1);
      return at + 1;
    }
    if (isUuid(at)) {
      out.mask(Mask.UUID);
      return at + UUID_CHARS;
    }
    return run(at, Ascii.skipAlphanumeric(text, at));
  }

  private int run(int at, int to) {
    if (Ascii.skipDigits(text, at) == to) {
      return number(at, to);
    }
    if (WORDS.contains(text.substring(at, to))) {
      out.literal(text, at, to);
    } else if (isPlural(at, to)) {
      out.literal(text, at, to - 1);
    } else if (isHex(at, to)) {
      hex(at, to);
    } else if (isId(at, to)) {
      out.mask(Mask.ID);
    } else {
      word(at, to);
    }
    return to;
  }

  /** Digits with all that makes them one number or version, unless they are a code. */
  private int number(int at, int to) {
    if (isCode(at, to)) {
      out.literal(text, at, to);
      return to;
    }
    int stop = to;
    while (Ascii.at(text, stop) == '.' && Ascii.isDigit(Ascii.at(text, stop + 1))) {
      stop = Ascii.skipDigits(text, stop + 1);
    }
    boolean wholeRun = !Ascii.isAlphanumeric(Ascii.at(text, stop));
    out.mask(Mask.NUMBER);
    return wholeRun ? stop : to;
  }

  private boolean isCode(int at, int to) {
    return (to - at <= MOST_CODE_DIGITS && Context.isCode(out)) || text.startsWith("ORA-", at - 4);
  }

  /** A word with the numbers in it masked. */
  private void word(int at, int to) {
    int i = at;
    while (i < to) {
      int digits = Ascii.skipDigits(text, i);
      if (digits > i) {
        out.mask(Mask.NUMBER);
        i = digits;
      } else {
        out.literal(text, i, i + 1);
        i++;
      }
    }
  }

  private boolean isUuid(int at) {
    if (at + UUID_CHARS > end || Ascii.isAlphanumeric(Ascii.at(text, at + UUID_CHARS))) {
      return false;
    }
    for (int i = 0; i < UUID_CHARS; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      char c = text.charAt(at + i);
      if (dash ? c != '-' : !Ascii.isHex(c)) {
        return false;
      }
    }
    return true;
  }

  /** {@code 1 action}, {@code 2 actions}: the s says no more than the number. */
  private boolean isPlural(int at, int to) {
    return to - at > 3
        && text.charAt(to - 1) == 's'
        && text.charAt(to - 2) != 's'
        && out.justMasked(Mask.NUMBER)
        && Ascii.isDigit(Ascii.at(text, at - 2))
        && changes(at, to) == 0;
  }

  /**
   * {@code 0x1f}, {@code Object@1f2e3d}, {@code hashCode=1f2e3d}, and what is long and has letters
   * and digits.
   */
  private boolean isHex(int at, int to) {
    boolean prefixed = text.startsWith("0x", at);
    boolean identity = Ascii.at(text, at - 1) == '@' || out.endsWithWord("hashCode=");
    int least = identity ? LEAST_HEX_OF_IDENTITY : LEAST_HEX;
    for (int i = prefixed ? at + 2 : at; i < to; i++) {
      if (!Ascii.isHex(text.charAt(i))) {
        return false;
      }
    }
    return prefixed || (to - at >= least && changes(at, to) > 0);
  }

  /** The name of an HBase region is {@code table,first row,timestamp.hash.}: rows are values. */
  private void hex(int at, int to) {
    int timestamp = at - 1;
    while (at - timestamp <= TIMESTAMP_DIGITS && Ascii.isDigit(Ascii.at(text, timestamp - 1))) {
      timestamp--;
    }
    boolean region =
        to - at == REGION_HASH
            && Ascii.at(text, at - 1) == '.'
            && at - 1 - timestamp == TIMESTAMP_DIGITS
            && Ascii.at(text, timestamp - 1) == ',';
    if (region) {
      out.maskWord(Mask.REGION);
    } else {
      out.mask(Mask.HEX);
    }
  }

  private boolean isId(int at, int to) {
    int changes = changes(at, to);
    return (to - at >= LEAST_ID && changes >= ID_CHANGES)
        || (to - at >= LEAST_MIXED_ID && changes > 0);
  }

  /** How often a digit follows a letter or a letter a digit. */
  private int changes(int at, int to) {
    int changes = 0;
    for (int i = at + 1; i < to; i++) {
      boolean digit = Ascii.isDigit(text.charAt(i));
      changes += digit != Ascii.isDigit(text.charAt(i - 1)) ? 1 : 0;
    }
    return changes;
  }
}
