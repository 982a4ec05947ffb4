package dev.tidewatch.eventlog;

import java.util.concurrent.TimeUnit;

/**
 * Spaces events out evenly over time, by the counts of whole batches. Owned by one thread.
 *
 * <p>Time not used is saved up for one second at most: after a pause there is no long burst.
 */
public final class RateLimit {

  private final double nanosPerEvent;
  private long nextNanos;

  /**
   * A limit that starts now.
   *
   * @param eventsPerSecond 0 for no limit
   */
  public RateLimit(long eventsPerSecond, long nowNanos) {
    this.nanosPerEvent =
        eventsPerSecond == 0 ? 0 : (double) TimeUnit.SECONDS.toNanos(1) / eventsPerSecond;
    this.nextNanos = nowNanos;
  }

  /** Notes events that were sent and tells how long to pause before more, nanoseconds. */
  public long pauseAfter(long events, long nowNanos) {
    long earliest = nowNanos - TimeUnit.SECONDS.toNanos(1);
    nextNanos = Math.max(nextNanos, earliest) + (long) (events * nanosPerEvent);
    return Math.max(0, nextNanos - nowNanos);
  }

  /** Bytes to read at once so that a pause stays short: about a tenth of a second's events. */
  public long chunkBytes(long most) {
    // Half a kilobyte an event is short for Spark, so chunks come out rather too small
    double bytes = nanosPerEvent == 0 ? most : 512 * 1e8 / nanosPerEvent;
    return Math.max(4096, Math.min(most, (long) bytes));
  }
}
