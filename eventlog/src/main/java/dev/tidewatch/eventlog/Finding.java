package dev.tidewatch.eventlog;

import java.nio.file.Path;

/** One thing that {@link EventLogFinder} met. */
public sealed interface Finding {

  /** By its name or place an event log; {@link LogHead} tells whether it is one inside. */
  record Found(EventLog log) implements Finding {}

  /** Not a log, and why. */
  record Rejected(Path path, String reason, SkippedPath.Why why) implements Finding {}
}
