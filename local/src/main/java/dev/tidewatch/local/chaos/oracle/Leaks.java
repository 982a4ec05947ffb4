package dev.tidewatch.local.chaos.oracle;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what no answer may tell: stack traces, names of classes, addresses of machines. The events
 * of the load hold nothing that looks like it.
 */
final class Leaks {
  private static final Pattern LEAK =
      Pattern.compile(
          "\\bat [\\w.$]+\\([\\w.]+:\\d+\\)"
              + "|\\b(?:java|javax|jdk|sun|org|com|io|dev|kafka)(?:\\.\\w+)+\\.[A-Z]\\w+"
              + "|\\b\\w+(?:Exception|Error)\\b"
              + "|\\b127\\.\\d+\\.\\d+\\.\\d+\\b"
              + "|\\blocalhost\\b");

  private Leaks() {}

  static void check(Answer answer) {
    Matcher leak = LEAK.matcher(answer.body());
    if (leak.find()) {
      throw new WrongAnswerException(
          "status %d tells '%s': %s".formatted(answer.status(), leak.group(), answer.body()));
    }
  }
}
