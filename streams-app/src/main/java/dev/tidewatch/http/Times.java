package dev.tidewatch.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** Times in parameters: ISO 8601 in UTC, or milliseconds since the epoch. */
public final class Times {

  public static final ParameterType TYPE =
      new ParameterType(
          "string",
          List.of(),
          "a time such as 2026-11-25T12:00:00Z, or milliseconds since the epoch",
          Times::isTime);

  private Times() {}

  private static boolean isTime(String text) {
    try {
      return parse(text) >= 0;
    } catch (DateTimeException | NumberFormatException | ArithmeticException other) {
      return false;
    }
  }

  /** Milliseconds since the epoch, of a text that is of the type. */
  public static long parse(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Long.parseLong(text)
        : Instant.parse(text).toEpochMilli();
  }
}
