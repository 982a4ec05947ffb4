package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.event.JoinKind;
import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import dev.tidewatch.core.spark.finding.Queries.Query;
import dev.tidewatch.core.spark.sql.PlanNumbers;
import dev.tidewatch.core.spark.sql.PlanNumbers.Join;
import java.util.List;
import java.util.stream.Stream;

/**
 * A join shuffled a large side to meet a small one that could have been sent to it. Judged where
 * both sides come to the join right from their shuffles, and where a join of its kind lets the
 * small side be broadcast.
 */
final class JoinNotBroadcast implements Rule {

  @Override
  public String id() {
    return "join-not-broadcast";
  }

  @Override
  public boolean needsWholeLog() {
    return true;
  }

  /** The sides by their size. */
  private record Sides(String join, long small, long large) {}

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    PlanLimits limits = thresholds.plans();
    return Queries.of(attempt, numbers -> shown(numbers, limits), Sides::large).stream()
        .map(query -> finding(query, limits))
        .toList();
  }

  private static List<Sides> shown(PlanNumbers numbers, PlanLimits limits) {
    return numbers.joins().stream()
        .flatMap(JoinNotBroadcast::sides)
        .filter(sides -> sides.small() > 0 && sides.small() <= limits.joinSmallBytes())
        .filter(sides -> sides.large() > limits.joinLargeBytes())
        .filter(sides -> sides.large() / limits.joinRatio() >= sides.small())
        .toList();
  }

  private static Stream<Sides> sides(Join join) {
    JoinKind kind = join.kind();
    if (kind == null) {
      return Stream.empty();
    }
    Sides left = new Sides(join.name(), join.left().bytes(), join.right().bytes());
    Sides right = new Sides(join.name(), join.right().bytes(), join.left().bytes());
    return switch (kind) {
      case INNER -> Stream.of(left, right);
      case LEFT -> Stream.of(right);
      case RIGHT -> Stream.of(left);
      case FULL -> Stream.empty();
    };
  }

  private Finding finding(Query<Sides> query, PlanLimits limits) {
    Sides sides = query.worst();
    return Finding.of(
            id(),
            Severity.WARNING,
            null,
            "%s: %d bytes were shuffled to meet a side of %d bytes, which could have been broadcast."
                    .formatted(sides.join(), sides.large(), sides.small())
                + query.others(),
            List.of(
                new Evidence("smaller side, shuffled", sides.small(), "bytes"),
                new Evidence("larger side, shuffled", sides.large(), "bytes"),
                new Evidence("executions", query.executions(), "count")),
            List.of(
                new Threshold("spark.findings.join.small.bytes", limits.joinSmallBytes(), "bytes"),
                new Threshold("spark.findings.join.ratio", limits.joinRatio(), "ratio"),
                new Threshold("spark.findings.join.large.bytes", limits.joinLargeBytes(), "bytes")),
            List.of(
                new Advice(
                    "spark.sql.autoBroadcastJoinThreshold",
                    "%d at least, or a broadcast hint for the smaller side"
                        .formatted(sides.small()))))
        .of(query.executionId());
  }
}
