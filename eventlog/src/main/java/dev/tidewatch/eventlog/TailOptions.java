package dev.tidewatch.eventlog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How a log is read.
 *
 * @param maxLineBytes longest line delivered, bytes; a longer one is reported and skipped
 * @param settle how long a file must have been left alone before its name is believed when it says
 *     that the file is complete. Zero where all files are at rest; some seconds where copies of
 *     complete logs arrive while they are watched, because a copy has its final name from the start
 * @param clock tells whether a file has settled
 */
public record TailOptions(int maxLineBytes, Duration settle, InstantSource clock) {

  /**
   * 256 MiB. Spark puts a whole SQL plan or a whole environment on one line; tens of megabytes have
   * been seen.
   */
  public static final int DEFAULT_MAX_LINE_BYTES = 256 << 20;

  /** Files at rest, lines up to {@link #DEFAULT_MAX_LINE_BYTES}. */
  public static final TailOptions DEFAULT =
      new TailOptions(DEFAULT_MAX_LINE_BYTES, Duration.ZERO, InstantSource.system());

  public TailOptions {
    // One buffer holds a line, its line end and a chunk read ahead: the sum must stay an array size
    if (maxLineBytes < 1 || maxLineBytes > 1 << 30) {
      throw new IllegalArgumentException("maxLineBytes is not in 1…2^30: " + maxLineBytes);
    }
    if (settle.isNegative()) {
      throw new IllegalArgumentException("settle is negative: " + settle);
    }
  }

  public TailOptions withMaxLineBytes(int bytes) {
    return new TailOptions(bytes, settle, clock);
  }

  public TailOptions withSettle(Duration duration) {
    return new TailOptions(maxLineBytes, duration, clock);
  }

  boolean hasSettled(Instant lastModified) {
    return settle.isZero() || !lastModified.plus(settle).isAfter(clock.instant());
  }
}
