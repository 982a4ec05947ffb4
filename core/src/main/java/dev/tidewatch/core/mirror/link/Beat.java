package dev.tidewatch.core.mirror.link;

/**
 * One heartbeat as it was seen. Times in milliseconds since the epoch.
 *
 * @param emitter who made it: heartbeats of one emitter are an interval apart
 * @param timestamp when it was made, by the emitter's clock
 * @param method how {@code arrival} is known
 * @param arrival when it arrived; where that is not known, when it was read
 * @param readAt when it was read
 */
public record Beat(String emitter, long timestamp, Method method, long arrival, long readAt) {

  /** Whether its arrival is known, and with it its latency. */
  public boolean isMeasured() {
    return method != Method.READ_LATE;
  }

  /**
   * From when it was made to when it arrived. Below zero where the emitter's clock is ahead: then
   * it is no latency.
   */
  public long age() {
    return arrival - timestamp;
  }
}
