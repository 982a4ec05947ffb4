package dev.tidewatch.core.spark.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The SQL executions of an attempt that are kept. Changes with executions, never with tasks; of
 * bounded size.
 *
 * @param entries in the order in which they go when there are too many
 */
public record SqlIndex(List<Entry> entries) {

  /** No executions. */
  public static final SqlIndex NONE = new SqlIndex(List.of());

  /** Ended ones first, the one that ended first before the others, as Spark removes them. */
  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::completionTime).thenComparingLong(Entry::executionId);

  /**
   * An execution.
   *
   * @param completionTime milliseconds since the epoch; {@link Long#MAX_VALUE} while it runs
   */
  public record Entry(long executionId, long completionTime) {}

  SqlIndex with(SqlExecutionState execution) {
    Long completed = execution.completionTime();
    Entry entry = new Entry(execution.id(), completed == null ? Long.MAX_VALUE : completed);
    List<Entry> next = new ArrayList<>(entries);
    next.removeIf(other -> other.executionId() == entry.executionId());
    next.add(entry);
    next.sort(ORDER);
    return new SqlIndex(List.copyOf(next));
  }

  /** Without the first one. */
  SqlIndex withoutFirst() {
    return new SqlIndex(List.copyOf(entries.subList(1, entries.size())));
  }
}
