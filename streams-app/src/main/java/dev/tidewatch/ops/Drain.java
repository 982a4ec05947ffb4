package dev.tidewatch.ops;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether the instance is about to stop. Safe for use by any thread. */
public final class Drain {

  private final AtomicBoolean begun = new AtomicBoolean();

  /** From now on it says that it is not ready, and lets its peers know. */
  public void begin() {
    begun.set(true);
  }

  /** Whether it has begun to stop. */
  public boolean hasBegun() {
    return begun.get();
  }
}
