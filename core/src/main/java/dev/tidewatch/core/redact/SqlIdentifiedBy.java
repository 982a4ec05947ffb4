package dev.tidewatch.core.redact;

/**
 * {@code IDENTIFIED BY 'secret'} and {@code IDENTIFIED WITH plugin BY 'secret'} of CREATE and ALTER
 * USER. The unquoted form that Oracle has reads like English, so it counts only where USER stands
 * shortly before.
 */
final class SqlIdentifiedBy {

  private static final int REACH_BACK = 128;

  private SqlIdentifiedBy() {}

  static int cutAt(Scan scan, int at) {
    CharSequence text = scan.text();
    if (!Chars.startsWith(text, at, "identified")) {
      return SecretForm.NOT_HERE;
    }
    int next = word(text, at + "identified".length(), "with");
    int by;
    if (next < 0) {
      by = word(text, at + "identified".length(), "by");
    } else {
      int plugin = Chars.skipSpaces(text, next);
      while (plugin < text.length() && !Chars.isSpace(text.charAt(plugin))) {
        plugin++;
      }
      by = word(text, plugin, "by");
    }
    if (by < 0) {
      return SecretForm.NOT_HERE;
    }
    int value = Chars.skipSpaces(text, by);
    SecretValue found;
    if (Chars.isQuote(Chars.at(text, value))) {
      found = SecretValue.quoted(text, value, 0);
    } else if (!Chars.startsWith(text, value, "password") && userBefore(text, at)) {
      found = SecretValue.bare(text, value, false);
    } else {
      return SecretForm.NOT_HERE;
    }
    if (found.isEmpty()) {
      return SecretForm.NOT_HERE;
    }
    scan.cut(found.from(), found.to());
    return found.to();
  }

  /** Where {@code word} ends if it stands here between spaces, else a negative number. */
  private static int word(CharSequence text, int from, String word) {
    int start = Chars.skipSpaces(text, from);
    int end = start + word.length();
    return start > from
            && Chars.startsWith(text, start, word)
            && !Chars.isAlphanumeric(Chars.at(text, end))
        ? end
        : -1;
  }

  private static boolean userBefore(CharSequence text, int at) {
    for (int i = at - 1; i >= Math.max(0, at - REACH_BACK); i--) {
      if (Chars.startsWith(text, i, "user")) {
        return true;
      }
    }
    return false;
  }
}
