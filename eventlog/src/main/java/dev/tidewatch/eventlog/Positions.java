package dev.tidewatch.eventlog;

/** Where reading resumes: what an earlier reader stored, {@link LogPosition#START} for the rest. */
@FunctionalInterface
public interface Positions {

  /** Reads every log from its beginning. */
  Positions NONE = file -> LogPosition.START;

  LogPosition of(LogFile file);
}
