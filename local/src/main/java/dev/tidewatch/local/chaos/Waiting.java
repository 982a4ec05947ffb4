package dev.tidewatch.local.chaos;

import dev.tidewatch.local.chaos.report.Window;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Lets time pass. */
final class Waiting {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(100);

  private Waiting() {}

  /** Lets a time pass, in which readers are watched. */
  static Window hold(Duration duration) {
    long start = System.nanoTime();
    long end = start + duration.toNanos();
    for (long now = start; now - end < 0; now = System.nanoTime()) {
      LockSupport.parkNanos(end - now);
    }
    return new Window(start, end);
  }

  /** Waits for a condition, at most two minutes; answers whether it came true. */
  static boolean until(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return true;
  }
}
