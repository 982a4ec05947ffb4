package dev.tidewatch.eventlog;

/** What the beginning of a log says about whose it is, see {@link LogHead#identify}. */
public sealed interface LogIdentity {

  /** A log that can be shipped, with the application and attempt to ship it under. */
  sealed interface Known extends LogIdentity {
    ApplicationAttempt attempt();
  }

  /** {@code SparkListenerApplicationStart} says so, whatever the file is called. */
  record FromEvent(ApplicationAttempt attempt) implements Known {}

  /** The beginning has no such event with an id, so the file's name has to do. */
  record FromName(ApplicationAttempt attempt) implements Known {}

  /** Spark has not written enough yet: ask again later. */
  record Pending(String reason) implements LogIdentity {}

  /** It is there and can't be opened, for want of rights or of a connection: ask again later. */
  record Unreadable(String reason) implements LogIdentity {}

  /** Not an event log, or one that can't be decoded at all. */
  record NotAnEventLog(String reason) implements LogIdentity {}
}
