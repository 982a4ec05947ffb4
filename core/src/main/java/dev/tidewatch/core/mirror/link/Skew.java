package dev.tidewatch.core.mirror.link;

/**
 * That a heartbeat arrived before it was made shows that the emitter's clock is ahead. The other
 * way round it cannot be told from latency. Immutable.
 *
 * @param seen heartbeats that did
 * @param lastSeen when the last one arrived, in milliseconds since the epoch; 0 for none
 * @param aheadAtLeast milliseconds by which the emitter's clock was ahead, as far as heartbeats of
 *     the last hour before {@code lastSeen} show; it may be more, by what they took
 */
public record Skew(long seen, long lastSeen, long aheadAtLeast) {

  /** How long one that was seen says something. */
  private static final long HOUR = 3_600_000;

  public static final Skew NONE = new Skew(0, 0, 0);

  Skew with(Beat beat) {
    if (!beat.isMeasured() || beat.age() >= 0) {
      return this;
    }
    long before = beat.arrival() - lastSeen > HOUR ? 0 : aheadAtLeast;
    return new Skew(seen + 1, Math.max(lastSeen, beat.arrival()), Math.max(before, -beat.age()));
  }

  /** Whether the clock was ahead within the last hour, so that latencies are not to be trusted. */
  public boolean isRecent(long now) {
    return seen > 0 && now - lastSeen <= HOUR;
  }
}
