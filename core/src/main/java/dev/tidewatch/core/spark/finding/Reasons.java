package dev.tidewatch.core.spark.finding;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reasons as Spark words them; redacted where they were parsed. */
final class Reasons {

  private static final int LONGEST = 300;

  private Reasons() {}

  /** The first line, at most 300 characters. */
  static String brief(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      return "no reason is given.";
    }
    String line = reason.strip().lines().findFirst().orElse("");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  /**
   * Whether somebody wanted the executor to go: dynamic allocation, decommissioning, the end. A
   * reason that is missing counts as wanted, since nothing shows a loss.
   */
  static boolean wanted(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      return true;
    }
    String text = reason.toLowerCase(Locale.ROOT);
    return Stream.of("killed by driver", "explicit termination request", "decommission")
        .anyMatch(text::contains);
  }
}
