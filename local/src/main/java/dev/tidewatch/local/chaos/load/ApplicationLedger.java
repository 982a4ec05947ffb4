package dev.tidewatch.local.chaos.load;

import java.time.Instant;
import java.util.Arrays;

/**
 * What is known of one application: how many of its events were sent, and when each was
 * acknowledged. Events go out, are acknowledged and are applied in their order, so a number of
 * events says which. Thread-safe.
 */
public final class ApplicationLedger {
  private final String id;
  private final int partition;
  private final LogScript script;
  private final long[] acknowledgedAt;
  private int sent;
  private int acknowledged;

  /**
   * Nothing sent yet.
   *
   * @param partition of the events topic, where the key belongs
   */
  public ApplicationLedger(String id, int partition, LogScript script) {
    this.id = id;
    this.partition = partition;
    this.script = script;
    this.acknowledgedAt = new long[script.length()];
  }

  /** The application's id. */
  public String id() {
    return id;
  }

  /** The partition of its events. */
  public int partition() {
    return partition;
  }

  /** Its log. */
  public LogScript script() {
    return script;
  }

  /** Notes that one more event is about to be sent. */
  public synchronized void sending() {
    sent++;
  }

  /** Notes that Kafka has one more event for good. */
  public synchronized void acknowledged(Instant at) {
    acknowledgedAt[acknowledged++] = micros(at);
  }

  /** Events that may be in Kafka by now. */
  public synchronized int sent() {
    return sent;
  }

  /** Events that are in Kafka for good. */
  public synchronized int acknowledged() {
    return acknowledged;
  }

  /**
   * Events that were acknowledged before a moment, by this machine's clock; one at the very moment
   * is not among them.
   */
  public synchronized int acknowledgedBefore(Instant moment) {
    int found = Arrays.binarySearch(acknowledgedAt, 0, acknowledged, micros(moment));
    int index = found < 0 ? -found - 1 : found;
    while (index > 0 && acknowledgedAt[index - 1] >= micros(moment)) {
      index--; // Of equal times, any may have been found.
    }
    return index;
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
  }
}
