package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.Parsed;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts lines between two writes of an application's {@link Completeness}, so that an event need
 * not rewrite it. Owned by one stream thread.
 */
public final class Tally {

  private long events;
  private long unused;
  private long repeatedOffsets;
  private long repeatedEvents;
  private final Map<String, Long> malformed = new TreeMap<>();
  private long withoutPosition;
  private long tasksExpected;
  private long tasksStarted;
  private long tasksEnded;
  private long taskIndicesCompleted;
  private long endsWithoutStart;
  private long latestTime = -1;

  /** A line that moved the state. */
  public void event() {
    events++;
  }

  /** A whole event that no state depends on. */
  public void unused() {
    unused++;
  }

  /** A line that was applied before. */
  public void repeatedOffset() {
    repeatedOffsets++;
  }

  /** An event that says again what is known. */
  public void repeatedEvent() {
    repeatedEvents++;
  }

  /** A line that was refused. */
  public void malformed(Parsed.Reason reason) {
    malformed.merge(reason.name(), 1L, Long::sum);
  }

  /** A line without file and offset. */
  public void withoutPosition() {
    withoutPosition++;
  }

  /** A stage with that many tasks was submitted. */
  public void tasksExpected(int tasks) {
    tasksExpected += tasks;
  }

  /** A task attempt started. */
  public void taskStarted() {
    tasksStarted++;
  }

  /** A task attempt ended. */
  public void taskEnded() {
    tasksEnded++;
  }

  /** A task succeeded for the first time. */
  public void taskIndexCompleted() {
    taskIndicesCompleted++;
  }

  /** A task ended whose start was never seen. */
  public void endWithoutStart() {
    endsWithoutStart++;
  }

  /** Time of the event, in milliseconds since the epoch. */
  public void time(long time) {
    latestTime = Math.max(latestTime, time);
  }

  /** Whether anything was counted since the last {@link #drainInto}. */
  public boolean isEmpty() {
    return events + unused + repeatedOffsets + withoutPosition == 0 && malformed.isEmpty();
  }

  /**
   * Adds the counts to an application's and starts again from zero.
   *
   * @param now milliseconds since the epoch
   */
  public ApplicationState drainInto(ApplicationState application, long now) {
    Completeness counted =
        new Completeness(
            events,
            unused,
            repeatedOffsets,
            repeatedEvents,
            Map.copyOf(malformed),
            withoutPosition,
            tasksExpected,
            tasksStarted,
            tasksEnded,
            taskIndicesCompleted,
            endsWithoutStart);
    ApplicationState next =
        application.seen(application.completeness().plus(counted), latestTime, now);
    reset();
    return next;
  }

  private void reset() {
    events = 0;
    unused = 0;
    repeatedOffsets = 0;
    repeatedEvents = 0;
    malformed.clear();
    withoutPosition = 0;
    tasksExpected = 0;
    tasksStarted = 0;
    tasksEnded = 0;
    taskIndicesCompleted = 0;
    endsWithoutStart = 0;
    latestTime = -1;
  }
}
