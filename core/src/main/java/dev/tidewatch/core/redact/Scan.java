package dev.tidewatch.core.redact;

import org.jspecify.annotations.Nullable;

/**
 * One pass over one text, left to right, by one thread. Where two characters can begin a secret
 * their {@link SecretForm}s are tried; a form that finds one cuts it and the pass goes on behind
 * it, so that no character is ever part of two secrets.
 *
 * <p>A form may look ahead or back by a bounded number of characters only, or up to where the pass
 * then goes on; that keeps the whole pass linear in the length of the text.
 */
final class Scan {

  /**
   * A cut shortens the text, so that a bounded look-ahead may reach a secret that it missed before.
   * Passes are repeated until nothing changes; the bound is for texts made to need more.
   */
  private static final int MOST_PASSES = 4;

  private final CharSequence text;
  private @Nullable StringBuilder out;
  private int copiedTo;

  /** End of the last name judged: a name with several telling words in it is judged once. */
  private int namesJudgedTo;

  private Scan(CharSequence text) {
    this.text = text;
  }

  /** The text without its secrets; the argument itself where there are none. */
  static CharSequence redact(CharSequence text) {
    CharSequence before = text;
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      CharSequence after = new Scan(before).run();
      if (after == before) {
        break;
      }
      before = after;
    }
    return before;
  }

  private CharSequence run() {
    int i = 0;
    while (i < text.length()) {
      i = next(i);
    }
    return out == null ? text : out.append(text, copiedTo, text.length());
  }

  private int next(int at) {
    for (SecretForm form : SecretForms.beginningWith(text.charAt(at), Chars.at(text, at + 1))) {
      int next = form.cutAt(this, at);
      if (next != SecretForm.NOT_HERE) {
        return next;
      }
    }
    return at + 1;
  }

  CharSequence text() {
    return text;
  }

  /** Replaces the characters from {@code from} up to {@code to}; cuts come in order. */
  void cut(int from, int to) {
    if (from >= to || isReplacement(from, to)) {
      return;
    }
    if (out == null) {
      out = new StringBuilder(text.length() + Redactor.REPLACEMENT.length());
    }
    out.append(text, copiedTo, from).append(Redactor.REPLACEMENT);
    copiedTo = to;
  }

  private boolean isReplacement(int from, int to) {
    return to - from == Redactor.REPLACEMENT.length()
        && Chars.startsWithExactly(text, from, Redactor.REPLACEMENT);
  }

  boolean nameJudgedAt(int at) {
    return at < namesJudgedTo;
  }

  void nameJudgedTo(int end) {
    namesJudgedTo = end;
  }
}
