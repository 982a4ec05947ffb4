package dev.tidewatch.local.chaos;

/** Knows when something was last done to the cluster. Thread-safe. */
final class FaultClock {
  private volatile long last = System.nanoTime();
  private volatile boolean atWork;

  /** Does something to the cluster. */
  void during(Runnable action) {
    atWork = true;
    try {
      action.run();
    } finally {
      last = System.nanoTime();
      atWork = false;
    }
  }

  /** Whether anything was done since a moment of {@link System#nanoTime()}. */
  boolean anySince(long nanos) {
    return atWork || last - nanos > 0;
  }
}
