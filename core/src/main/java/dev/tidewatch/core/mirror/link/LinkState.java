package dev.tidewatch.core.mirror.link;

/** How a signal of heartbeats is doing. */
public enum LinkState {
  /** No heartbeat has ever been seen, so nothing can be said. */
  UNMEASURED,
  /** There were heartbeats, but nobody has watched long enough to say how it is now. */
  UNKNOWN,
  /** Heartbeats come as they should. */
  LIVE,
  /** One is overdue, or they come too late. */
  LATE,
  /** None has come for long. */
  DOWN
}
