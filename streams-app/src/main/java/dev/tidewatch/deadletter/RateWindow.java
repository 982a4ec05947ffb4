package dev.tidewatch.deadletter;

import java.time.Duration;

/** The spans of time that dead letters are counted in, and how long the counts are kept. */
public enum RateWindow {
  MINUTE('m', Duration.ofMinutes(1), Duration.ofDays(2)),
  HOUR('h', Duration.ofHours(1), Duration.ofDays(90));

  /**
   * How far ahead of its arrival a timestamp may be to be counted by time; what brokers allow by
   * default ({@code message.timestamp.after.max.ms}).
   */
  static final Duration AHEAD = Duration.ofHours(1);

  private final char code;
  private final long millis;
  private final long kept;

  RateWindow(char code, Duration length, Duration kept) {
    this.code = code;
    this.millis = length.toMillis();
    this.kept = kept.toMillis();
  }

  /** Part of the store format. */
  char code() {
    return code;
  }

  /** Length in milliseconds. */
  public long millis() {
    return millis;
  }

  /** How long the counts of a span are kept, in milliseconds. */
  public long kept() {
    return kept;
  }

  /** The number of the span that a time is in; the one that holds the epoch is 0. */
  long spanOf(long timestamp) {
    return timestamp / millis;
  }

  /** The first span that is kept. */
  long firstKept(long now) {
    return Math.max(0, spanOf(now - kept));
  }

  /** Whether a dead letter of that time is counted when it comes. */
  boolean takes(long timestamp, long arrival) {
    return timestamp <= arrival + AHEAD.toMillis() && spanOf(timestamp) >= firstKept(arrival);
  }
}
