package dev.tidewatch.deadletter;

/** What the timestamp of a dead letter is the time of. */
public enum TimeOf {
  /** That of the producer: Connect and Streams copy it from the record that failed. */
  CREATE_TIME,
  /** When the broker appended the dead letter, which is when it failed. */
  LOG_APPEND_TIME,
  /** The record had none, and counts as of the epoch. */
  NONE
}
