package dev.tidewatch.core.deadletter.trace;

import org.jspecify.annotations.Nullable;

/**
 * The line that begins an exception: {@code class} or {@code class: message}. Prose must not be
 * taken for it, so a class has a package and a name with a capital, or ends as exceptions do.
 */
record Header(String className, @Nullable String message) {

  /** Class files allow more, but no name that anybody writes is longer. */
  private static final int MOST_NAME_CHARS = 512;

  static @Nullable Header read(String line) {
    int end = nameEnd(line);
    if (!isClass(line, end)) {
      return null;
    }
    String className = ClassNames.stable(line.substring(0, end));
    if (end == line.length()) {
      return new Header(className, null);
    }
    if (line.charAt(end) != ':') {
      return null;
    }
    return new Header(className, line.substring(end + 1).strip());
  }

  private static int nameEnd(String line) {
    int i = 0;
    while (i < line.length() && i < MOST_NAME_CHARS && isNamePart(line.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isNamePart(char c) {
    return c == '.' || c == '/' || (Character.isJavaIdentifierPart(c) && c > ' ');
  }

  private static boolean isClass(String line, int end) {
    int dot = line.lastIndexOf('.', end - 1);
    int simple = dot + 1;
    if (simple >= end || !Character.isJavaIdentifierStart(line.charAt(0))) {
      return false;
    }
    return dot > 0
        ? Character.isUpperCase(line.charAt(simple)) || line.charAt(simple) == '$'
        : endsAsExceptionsDo(line, end);
  }

  private static boolean endsAsExceptionsDo(String line, int end) {
    return endsWith(line, end, "Exception")
        || endsWith(line, end, "Error")
        || endsWith(line, end, "Throwable");
  }

  private static boolean endsWith(String line, int end, String suffix) {
    return end >= suffix.length() && line.startsWith(suffix, end - suffix.length());
  }

  ThrownBuilder toBuilder() {
    return new ThrownBuilder(className, message);
  }
}
