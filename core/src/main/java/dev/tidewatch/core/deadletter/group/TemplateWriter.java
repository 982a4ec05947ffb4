package dev.tidewatch.core.deadletter.group;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Builds a template: white space of any kind and length is one space, and a list of masks of one
 * kind is one mask, so that neither layout nor the length of a list tells records apart.
 */
final class TemplateWriter {

  /** How far back a context is looked at. */
  private static final int CONTEXT_CHARS = 24;

  private final StringBuilder out = new StringBuilder();
  private final int most;
  private @Nullable Mask lastMask;
  private int lastMaskStart;
  private int lastMaskEnd;

  TemplateWriter(int most) {
    this.most = most;
  }

  boolean isFull() {
    return out.length() >= most + CONTEXT_CHARS;
  }

  void literal(char c) {
    boolean space = Character.isWhitespace(c) || Character.isISOControl(c);
    if (!space) {
      out.append(c);
    } else if (out.length() > 0 && !endsWith(' ')) {
      out.append(' ');
    }
  }

  void literal(CharSequence text, int from, int to) {
    out.append(text, from, to);
  }

  void mask(Mask mask) {
    if (mask == lastMask && (onlySeparatorsSinceLastMask() || sameLabelSinceLastMask())) {
      out.setLength(lastMaskEnd);
      return;
    }
    lastMaskStart = out.length();
    out.append(mask);
    lastMask = mask;
    lastMaskEnd = out.length();
  }

  /** {@code id <number>, id <number>}: a list whose items have labels. */
  private boolean sameLabelSinceLastMask() {
    int from = lastMaskEnd;
    while (from < out.length() && isSeparator(out.charAt(from))) {
      from++;
    }
    int length = out.length() - from;
    int before = lastMaskStart - length;
    if (from == lastMaskEnd || before < 0 || length > CONTEXT_CHARS) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (out.charAt(before + i) != out.charAt(from + i)) {
        return false;
      }
    }
    return true;
  }

  /** Replaces what was written since the last space. */
  void maskWord(Mask mask) {
    out.setLength(out.lastIndexOf(" ") + 1);
    lastMask = null;
    mask(mask);
  }

  private boolean onlySeparatorsSinceLastMask() {
    for (int i = lastMaskEnd; i < out.length(); i++) {
      if (!isSeparator(out.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSeparator(char c) {
    return c == ' ' || c == ',' || c == ';';
  }

  /** Whether nothing but spaces and commas was written since this mask. */
  boolean justMasked(Mask mask) {
    return lastMask == mask && onlySeparatorsSinceLastMask();
  }

  boolean endsWith(char c) {
    return out.length() > 0 && out.charAt(out.length() - 1) == c;
  }

  /** Whether it ends so, and the beginning is that of a word: not of a part, as in end-of-input. */
  boolean endsWithWord(String word) {
    int from = out.length() - word.length();
    return from >= 0 && out.indexOf(word, from) == from && (from == 0 || !isInWord(from - 1));
  }

  private boolean isInWord(int at) {
    char c = out.charAt(at);
    return c == '-' || Character.isLetterOrDigit(c);
  }

  /** What was written last, in lower case, without separators and spaces at its end. */
  String context() {
    int end = out.length();
    while (end > 0 && " :=[(".indexOf(out.charAt(end - 1)) >= 0) {
      end--;
    }
    return out.substring(Math.max(0, end - CONTEXT_CHARS), end).toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    String text = out.toString().strip();
    return text.length() <= most ? text : text.substring(0, most);
  }
}
