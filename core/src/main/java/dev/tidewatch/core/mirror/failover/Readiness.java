package dev.tidewatch.core.mirror.failover;

/** Whether a group can go on at the target now. */
public enum Readiness {
  /** Within the bounds that are given, and with nothing to be done but to start it there. */
  READY,
  /** It can, but something is to be known or done: see the reasons. */
  DEGRADED,
  /** It would lose its place: see the reasons. */
  NOT_READY
}
