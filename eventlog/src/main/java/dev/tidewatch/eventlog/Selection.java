package dev.tidewatch.eventlog;

/** Which logs a {@link LogCatalog} hands out. Asked by its owner's thread. */
public interface Selection {

  /** All of them. */
  Selection ALL = new Selection() {};

  /** Whether a log may be one, before anybody looks inside. */
  default boolean mayHave(EventLog log) {
    return true;
  }

  /** Whether it is one, now that it is known whose it is. */
  default boolean has(EventLog log, ApplicationAttempt whose) {
    return true;
  }
}
