package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.sql.PlanNumbers;
import dev.tidewatch.core.spark.state.SqlExecutionState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What the plans of queries show that have ended well. A query that runs again, as each batch of a
 * stream does, counts as one: the execution that shows the thing worst stands for all with a plan
 * of the same nodes.
 */
final class Queries {

  /** Queries that a rule reports of one attempt; those that show the thing worst. */
  static final int MOST = 20;

  private Queries() {}

  /**
   * The worst place of a query.
   *
   * @param executionId of the execution that has it
   * @param places in this execution that show the same
   * @param executions of the query that show it
   */
  record Query<T>(long executionId, T worst, double badness, int places, int executions) {

    private Query<T> and(Query<T> other) {
      Query<T> worse = other.badness > badness ? other : this;
      return new Query<>(
          worse.executionId,
          worse.worst,
          worse.badness,
          worse.places,
          executions + other.executions);
    }

    /** What follows in a message on the numbers of the worst place. */
    String others() {
      return (places > 1 ? " It is the worst of %d such places.".formatted(places) : "")
          + (executions > 1 ? " %d executions show it.".formatted(executions) : "");
    }
  }

  /**
   * Those that show something, the worst first.
   *
   * @param shown of a plan, the places where it shows
   * @param badness of a place
   */
  static <T> List<Query<T>> of(
      Judged attempt, Function<PlanNumbers, List<T>> shown, ToDoubleFunction<T> badness) {
    Map<Long, Query<T>> byShape = new LinkedHashMap<>();
    for (SqlExecutionState execution : attempt.executions()) {
      PlanNumbers numbers = execution.numbers();
      if (numbers != null && execution.started() && execution.status().equals("COMPLETED")) {
        List<T> places = shown.apply(numbers);
        places.stream()
            .max(Comparator.comparingDouble(badness))
            .ifPresent(
                worst ->
                    byShape.merge(
                        numbers.shape(),
                        new Query<>(
                            execution.id(), worst, badness.applyAsDouble(worst), places.size(), 1),
                        Query::and));
      }
    }
    return worstFirst(byShape.values());
  }

  private static <T> List<Query<T>> worstFirst(Collection<Query<T>> queries) {
    List<Query<T>> sorted = new ArrayList<>(queries);
    sorted.sort(
        Comparator.comparingDouble((Query<T> query) -> query.badness())
            .reversed()
            .thenComparingLong(Query::executionId));
    return List.copyOf(sorted.subList(0, Math.min(MOST, sorted.size())));
  }
}
