package dev.tidewatch.core.spark.event;

/** What became of one line of an event log. */
public sealed interface Parsed permits SparkEvent, Parsed.Unused, Parsed.Malformed {

  /**
   * A whole JSON event that no state depends on: an event of another listener, or one that Spark
   * itself ignores when it replays a log.
   *
   * @param event the event's name as logged
   */
  record Unused(String event) implements Parsed {}

  /**
   * A line that is no event. It costs this line only.
   *
   * @param reason stable code, for counting
   * @param detail what was wrong and where, without any text of the line itself
   */
  record Malformed(Reason reason, String detail) implements Parsed {}

  /** Why a line was refused. */
  enum Reason {
    /** Not JSON: broken syntax, cut off, invalid UTF-8, NUL bytes, nested too deep. */
    NOT_JSON,
    /** JSON, but no object with a text field {@code Event}. */
    NO_EVENT_NAME,
    /** A known event that lacks a field it cannot do without. */
    MISSING_FIELD,
    /** A known event with a field of another type than Spark writes. */
    WRONG_TYPE,
    /** A well-formed event that contradicts what is known, such as a negative task index. */
    NOT_APPLICABLE
  }
}
