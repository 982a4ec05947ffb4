package dev.tidewatch.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many restarts in any window of time, and no more. Thread-safe. */
final class RestartBudget {

  private final int most;
  private final long windowNanos;
  private final Deque<Long> taken = new ArrayDeque<>();

  RestartBudget(int most, Duration window) {
    this.most = most;
    this.windowNanos = window.toNanos();
  }

  /** Takes one, if one is left. */
  synchronized boolean take() {
    long now = System.nanoTime();
    while (!taken.isEmpty() && now - taken.getFirst() > windowNanos) {
      taken.removeFirst();
    }
    if (taken.size() >= most) {
      return false;
    }
    taken.addLast(now);
    return true;
  }
}
