package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import dev.tidewatch.core.spark.finding.Queries.Query;
import dev.tidewatch.core.spark.sql.PlanNumbers;
import dev.tidewatch.core.spark.sql.PlanNumbers.Broadcast;
import java.util.List;

/** So much was broadcast that the driver and each executor had to hold it. */
final class LargeBroadcast implements Rule {

  @Override
  public String id() {
    return "large-broadcast";
  }

  /** The driver says all of it in one line. */
  @Override
  public boolean needsWholeLog() {
    return false;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    PlanLimits limits = thresholds.plans();
    return Queries.of(attempt, numbers -> shown(numbers, limits), Broadcast::bytes).stream()
        .map(query -> finding(query, limits))
        .toList();
  }

  private static List<Broadcast> shown(PlanNumbers numbers, PlanLimits limits) {
    return numbers.broadcasts().stream()
        .filter(broadcast -> broadcast.bytes() > limits.broadcastMaxBytes())
        .toList();
  }

  private Finding finding(Query<Broadcast> query, PlanLimits limits) {
    Broadcast broadcast = query.worst();
    return Finding.of(
            id(),
            Severity.WARNING,
            null,
            "%d bytes were broadcast, which the driver and each executor hold in memory."
                    .formatted(broadcast.bytes())
                + query.others(),
            SlowBroadcast.evidence(query),
            List.of(
                new Threshold(
                    "spark.findings.broadcast.max.bytes", limits.broadcastMaxBytes(), "bytes")),
            List.of(
                new Advice(
                    "spark.sql.autoBroadcastJoinThreshold",
                    "less than Spark's estimate of that side, and no broadcast hint for it")))
        .of(query.executionId());
  }
}
