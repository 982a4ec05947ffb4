package dev.tidewatch.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often each principal may ask: a token bucket each, which holds what {@link #BURST} brings in.
 *
 * <p>A bucket is one number, the moment when it will be full again (GCRA): a full one holds nothing
 * that a new one does not, so that those are forgotten. Where that leaves too many, the principals
 * that come last share one. Used by many threads, without locks.
 */
final class RateLimits {

  static final Duration BURST = Duration.ofSeconds(2);

  /** The most principals with a bucket of their own. */
  static final int MOST = 4096;

  private static final String OTHERS = "";

  private final long interval;
  private final Map<String, AtomicLong> fullAt = new ConcurrentHashMap<>();

  /**
   * @param perSecond requests of one principal; 0 for no limit
   */
  RateLimits(int perSecond) {
    this.interval = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  /**
   * Counts a request, unless it is one too many.
   *
   * @param now of {@link System#nanoTime()}
   * @return empty if it is in order; else when to ask again
   */
  Optional<Duration> refuse(String principal, long now) {
    if (interval == 0) {
      return Optional.empty();
    }
    AtomicLong bucket = bucket(principal, now);
    while (true) {
      long full = bucket.get();
      long next = Math.max(full - now, 0) + interval;
      long tooMuch = next - BURST.toNanos();
      if (tooMuch > 0) {
        return Optional.of(Duration.ofNanos(tooMuch));
      }
      if (bucket.compareAndSet(full, now + next)) {
        return Optional.empty();
      }
    }
  }

  /** For tests: how many buckets are kept. */
  int size() {
    return fullAt.size();
  }

  private AtomicLong bucket(String principal, long now) {
    AtomicLong known = fullAt.get(principal);
    if (known != null) {
      return known;
    }
    if (fullAt.size() >= MOST) {
      fullAt.values().removeIf(full -> full.get() - now <= 0);
    }
    String owner = fullAt.size() < MOST ? principal : OTHERS;
    return fullAt.computeIfAbsent(owner, any -> new AtomicLong(now));
  }
}
