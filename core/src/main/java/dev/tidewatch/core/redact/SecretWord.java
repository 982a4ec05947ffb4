package dev.tidewatch.core.redact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word that makes a name the name of a secret, wherever it stands in it ({@code
 * fs.s3a.secret.key}, {@code keyStorePassword}). A space in a word stands for one of {@code ._-} or
 * nothing.
 *
 * @param letters lower case
 * @param use how much else must hold
 */
record SecretWord(String letters, Use use) {

  /** How sure a word is. */
  enum Use {
    /** The word alone tells. */
    ANYWHERE,
    /** The parser's word too: a quoted literal behind it counts in a list of options only. */
    TOKEN,
    /** The working directory too: a path behind it does not count. */
    PWD,
    /** A whole word of the name, with {@code =} directly behind. */
    WHOLE_WORD,
    /** The whole name of a query parameter (shared access signatures, presigned URLs). */
    QUERY_PARAMETER
  }

  /** A word found in a text, up to {@code end}. */
  record Found(SecretWord word, int end) {}

  /** A longer word comes before one that it begins with. */
  private static final List<SecretWord> WORDS =
      List.of(
          new SecretWord("password", Use.ANYWHERE),
          new SecretWord("passwd", Use.ANYWHERE),
          new SecretWord("passphrase", Use.ANYWHERE),
          new SecretWord("passcode", Use.ANYWHERE),
          new SecretWord("pass", Use.WHOLE_WORD),
          new SecretWord("pwd", Use.PWD),
          new SecretWord("private key", Use.ANYWHERE),
          new SecretWord("secret", Use.ANYWHERE),
          new SecretWord("shared key", Use.ANYWHERE),
          new SecretWord("storage key", Use.ANYWHERE),
          new SecretWord("signing key", Use.ANYWHERE),
          new SecretWord("signature", Use.QUERY_PARAMETER),
          new SecretWord("sig", Use.QUERY_PARAMETER),
          new SecretWord("token", Use.TOKEN),
          new SecretWord("access key", Use.ANYWHERE),
          new SecretWord("account key", Use.ANYWHERE),
          new SecretWord("api key", Use.ANYWHERE),
          new SecretWord("credential", Use.ANYWHERE),
          new SecretWord("encryption key", Use.ANYWHERE));

  /** Continuations that make another word of it: tokens (a count), tokenizer, secretary. */
  private static final List<String> OTHER_WORDS =
      List.of("tokens", "tokeni", "secretar", "secretion", "passwordless");

  /** The first two letters of every word, lower case, each once. */
  static List<String> openings() {
    return WORDS.stream().map(word -> word.letters.substring(0, 2)).distinct().toList();
  }

  static @Nullable Found at(CharSequence text, int at) {
    for (SecretWord word : WORDS) {
      int end = word.endAt(text, at);
      if (end > at) {
        return isOtherWord(text, at) ? null : new Found(word, end);
      }
    }
    return null;
  }

  private static boolean isOtherWord(CharSequence text, int at) {
    for (String other : OTHER_WORDS) {
      if (Chars.startsWith(text, at, other)) {
        return true;
      }
    }
    return false;
  }

  private int endAt(CharSequence text, int at) {
    int i = at;
    for (int letter = 0; letter < letters.length(); letter++) {
      char expected = letters.charAt(letter);
      char c = Chars.at(text, i);
      if (expected != ' ') {
        if (Chars.lower(c) != expected) {
          return -1;
        }
        i++;
      } else if (c == '.' || c == '_' || c == '-') {
        i++;
      }
    }
    return i;
  }
}
