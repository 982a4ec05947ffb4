package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.Completeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of an application attempt's log and what was not. Counts are of lines unless they
 * say otherwise; {@link Completeness} tells what each means.
 *
 * @param complete whether the numbers of this attempt can be trusted to be final
 * @param malformed by reason
 * @param notes the same in words, each with what follows from it; empty where all is well
 */
public record CompletenessAnswer(
    String appId,
    @Nullable String attemptId,
    boolean complete,
    boolean applicationStartSeen,
    boolean applicationEndSeen,
    long events,
    long unused,
    long repeatedOffsets,
    long repeatedEvents,
    Map<String, Long> malformed,
    long withoutPosition,
    long tasksExpected,
    long tasksStarted,
    long tasksEnded,
    long taskIndicesCompleted,
    long endsWithoutStart,
    List<String> notes) {

  /**
   * The answer to {@code completeness}.
   *
   * @param malformedTopic where malformed lines were sent
   */
  public static CompletenessAnswer of(ApplicationState state, String malformedTopic) {
    Completeness seen = state.completeness();
    List<String> notes = notes(state, malformedTopic);
    return new CompletenessAnswer(
        state.appId(),
        state.attemptId(),
        state.started() && state.completed() && lost(seen) == 0,
        state.started(),
        state.completed(),
        seen.events(),
        seen.unused(),
        seen.repeatedOffsets(),
        seen.repeatedEvents(),
        new TreeMap<>(seen.malformed()),
        seen.withoutPosition(),
        seen.tasksExpected(),
        seen.tasksStarted(),
        seen.tasksEnded(),
        seen.taskIndicesCompleted(),
        seen.endsWithoutStart(),
        notes);
  }

  /** Signs of lines that never came or could not be read. */
  private static long lost(Completeness seen) {
    return malformedLines(seen) + seen.endsWithoutStart() + running(seen);
  }

  private static long malformedLines(Completeness seen) {
    return seen.malformed().values().stream().mapToLong(Long::longValue).sum();
  }

  private static long running(Completeness seen) {
    return Math.max(0, seen.tasksStarted() - seen.tasksEnded());
  }

  private static List<String> notes(ApplicationState state, String malformedTopic) {
    Completeness seen = state.completeness();
    List<String> notes = new ArrayList<>();
    if (!state.started()) {
      notes.add(
          "No SparkListenerApplicationStart was seen: name, user and start time are unknown. Send"
              + " the log from its beginning.");
    }
    if (!state.completed()) {
      notes.add("No SparkListenerApplicationEnd was seen: the application runs, or was killed.");
    }
    long malformed = malformedLines(seen);
    if (malformed > 0) {
      notes.add(
          "%d malformed line(s) were skipped; each is in topic %s with its position and the reason."
              .formatted(malformed, malformedTopic));
    }
    if (state.completed() && running(seen) > 0) {
      notes.add(
          "%d task attempt(s) started and never ended: their end was lost, and so were their"
                  .formatted(running(seen))
              + " metrics.");
    }
    if (seen.endsWithoutStart() > 0) {
      notes.add(
          "%d task attempt(s) ended without a start: counted as if both had been seen."
              .formatted(seen.endsWithoutStart()));
    }
    if (seen.withoutPosition() > 0) {
      notes.add(
          "%d line(s) came without file and offset: a block update among them that is sent again"
                  .formatted(seen.withoutPosition())
              + " may count again. Send the headers tidewatch.log.file and tidewatch.log.offset.");
    }
    return List.copyOf(notes);
  }
}
