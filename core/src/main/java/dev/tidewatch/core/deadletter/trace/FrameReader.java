package dev.tidewatch.core.deadletter.trace;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@code at [loader/][module[@version]/]class.method(source)}, as {@code
 * StackTraceElement.toString} writes it, with or without the name of a jar behind it. Frames of
 * other languages that also begin with {@code at} are none: they have spaces, or no file in their
 * parentheses.
 */
final class FrameReader {

  private static final String AT = "at ";

  private FrameReader() {}

  /** The frame, or null where the line (without its indentation) is none. */
  static @Nullable Frame read(String line) {
    if (!line.startsWith(AT)) {
      return null;
    }
    int open = line.indexOf('(', AT.length());
    int close = open < 0 ? -1 : line.indexOf(')', open);
    if (close < 0 || !isSource(line, open + 1, close) || !isEnd(line, close + 1)) {
      return null;
    }
    return ofName(line.substring(AT.length(), open));
  }

  private static @Nullable Frame ofName(String name) {
    int dot = name.lastIndexOf('.');
    if (dot <= 0 || dot == name.length() - 1 || name.indexOf(' ') >= 0) {
      return null;
    }
    String className = ClassNames.withoutPrefixes(name.substring(0, dot));
    return className.isEmpty() ? null : ClassNames.frame(className, name.substring(dot + 1));
  }

  private static boolean isSource(String line, int from, int to) {
    return is(line, from, to, "Native Method")
        || line.startsWith("Unknown Source", from)
        || (to > from && isFile(line, from, to));
  }

  private static boolean is(String line, int from, int to, String text) {
    return to - from == text.length() && line.startsWith(text, from);
  }

  private static boolean isFile(String line, int from, int to) {
    boolean file = false;
    for (int i = from; i < to; i++) {
      char c = line.charAt(i);
      if (c == ' ' || c == '\t') {
        return false;
      }
      file |= c == '.' || c == ':' || c == '<';
    }
    return file;
  }

  /** Logging frameworks append the jar: {@code ~[kafka-clients-3.7.0.jar:?]}. */
  private static boolean isEnd(String line, int from) {
    return line.length() == from
        || line.startsWith(" [", from)
        || line.startsWith(" ~[", from)
        || line.substring(from).isBlank();
  }
}
