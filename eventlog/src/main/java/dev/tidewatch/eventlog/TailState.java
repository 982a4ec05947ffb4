package dev.tidewatch.eventlog;

/** What the caller of {@link EventLogTail#poll} should do next. */
public enum TailState {
  /** The byte budget was spent: poll again at once. */
  MORE,
  /** Everything there is now was delivered, and Spark is still writing: poll again later. */
  CAUGHT_UP,
  /** The log is complete or gone, and nothing more will come: close the tail. */
  ENDED
}
