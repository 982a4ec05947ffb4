package dev.tidewatch.mirror;

import java.time.Duration;

/** The spans of time that latencies are counted in, and how long these are kept. */
public enum LatencyWindow {
  MINUTE('m', Duration.ofMinutes(1), Duration.ofDays(1)),
  HOUR('h', Duration.ofHours(1), Duration.ofDays(30));

  private final char code;
  private final long millis;
  private final long kept;

  LatencyWindow(char code, Duration length, Duration kept) {
    this.code = code;
    this.millis = length.toMillis();
    this.kept = kept.toMillis();
  }

  /** Part of the store format. */
  char code() {
    return code;
  }

  /** Length in milliseconds. */
  long millis() {
    return millis;
  }

  /** The number of the span that a time is in. */
  long spanOf(long timestamp) {
    return Math.floorDiv(timestamp, millis);
  }

  /** The first span that is kept. */
  long firstKept(long now) {
    return Math.max(0, spanOf(now - kept));
  }
}
