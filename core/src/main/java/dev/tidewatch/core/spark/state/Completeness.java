package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.Parsed;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was seen of an application's log and what was not: all counts are of lines unless they say
 * otherwise.
 *
 * @param events lines that moved the state
 * @param unused whole events that no state depends on
 * @param repeatedOffsets lines at or below the offset already applied for their file; no-ops
 * @param repeatedEvents events that say again what is known (a second end of a task); no-ops
 * @param malformed lines refused, by {@link Parsed.Reason}
 * @param withoutPosition lines that came without file and offset, so that repeats cannot be told
 * @param tasksExpected tasks of all submitted stages
 * @param tasksStarted task attempts whose start was seen
 * @param tasksEnded task attempts whose end was seen
 * @param taskIndicesCompleted tasks that succeeded at least once
 * @param endsWithoutStart task ends whose start was never seen; counted as if it had been
 */
public record Completeness(
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
    long endsWithoutStart) {

  /** Nothing seen yet. */
  public static final Completeness NONE = new Completeness(0, 0, 0, 0, Map.of(), 0, 0, 0, 0, 0, 0);

  /** The counts with others added. */
  public Completeness plus(Completeness other) {
    return new Completeness(
        events + other.events,
        unused + other.unused,
        repeatedOffsets + other.repeatedOffsets,
        repeatedEvents + other.repeatedEvents,
        sum(malformed, other.malformed),
        withoutPosition + other.withoutPosition,
        tasksExpected + other.tasksExpected,
        tasksStarted + other.tasksStarted,
        tasksEnded + other.tasksEnded,
        taskIndicesCompleted + other.taskIndicesCompleted,
        endsWithoutStart + other.endsWithoutStart);
  }

  private static Map<String, Long> sum(Map<String, Long> left, Map<String, Long> right) {
    if (right.isEmpty()) {
      return left;
    }
    Map<String, Long> sum = new TreeMap<>(left);
    right.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
    return Map.copyOf(sum);
  }
}
