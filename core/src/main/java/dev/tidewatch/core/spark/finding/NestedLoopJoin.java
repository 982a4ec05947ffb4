package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import dev.tidewatch.core.spark.finding.Queries.Query;
import dev.tidewatch.core.spark.sql.PlanNumbers;
import dev.tidewatch.core.spark.sql.PlanNumbers.Join;
import java.util.List;
import java.util.stream.Stream;

/**
 * A join without a key compared each row of a side with each row of the other. Of a Cartesian
 * product only the rows that came out are counted, since it reads its sides again and again.
 */
final class NestedLoopJoin implements Rule {

  @Override
  public String id() {
    return "nested-loop-join";
  }

  @Override
  public boolean needsWholeLog() {
    return true;
  }

  /**
   * A join without a key.
   *
   * @param pairs of rows; a float, as they may be more than a whole number holds
   */
  private record Loop(String join, double pairs, long rows, boolean atLeast) {}

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    PlanLimits limits = thresholds.plans();
    return Queries.of(attempt, numbers -> shown(numbers, limits), Loop::pairs).stream()
        .map(query -> finding(query, limits))
        .toList();
  }

  private static List<Loop> shown(PlanNumbers numbers, PlanLimits limits) {
    return numbers.joins().stream()
        .flatMap(NestedLoopJoin::loop)
        .filter(loop -> loop.pairs() > limits.joinPairs())
        .toList();
  }

  private static Stream<Loop> loop(Join join) {
    long left = join.left().rows();
    long right = join.right().rows();
    return switch (join.name()) {
      case "CartesianProduct" -> Stream.of(new Loop(join.name(), join.rows(), join.rows(), true));
      case "BroadcastNestedLoopJoin" ->
          left > 1 && right > 1 // one row is how a single value comes to all rows
              ? Stream.of(new Loop(join.name(), (double) left * right, join.rows(), false))
              : Stream.empty();
      default -> Stream.empty();
    };
  }

  private Finding finding(Query<Loop> query, PlanLimits limits) {
    Loop loop = query.worst();
    return Finding.of(
            id(),
            Severity.WARNING,
            null,
            "%s: %.0f pairs of rows%s were joined without a key."
                    .formatted(loop.join(), loop.pairs(), loop.atLeast() ? " or more" : "")
                + " A condition of equality lets rows meet by their key."
                + query.others(),
            List.of(
                new Evidence(
                    loop.atLeast() ? "pairs of rows, at least" : "pairs of rows",
                    loop.pairs(),
                    "count"),
                new Evidence("rows of the join", Math.max(0, loop.rows()), "count"),
                new Evidence("executions", query.executions(), "count")),
            List.of(new Threshold("spark.findings.join.pairs", limits.joinPairs(), "count")),
            List.of())
        .of(query.executionId());
  }
}
