package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import dev.tidewatch.core.spark.finding.Queries.Query;
import dev.tidewatch.core.spark.sql.PlanNumbers;
import dev.tidewatch.core.spark.sql.PlanNumbers.Broadcast;
import java.util.List;

/** A join waited long for its broadcast, which fails at Spark's time-out. */
final class SlowBroadcast implements Rule {

  @Override
  public String id() {
    return "slow-broadcast";
  }

  /** The driver says all of it in one line. */
  @Override
  public boolean needsWholeLog() {
    return false;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    PlanLimits limits = thresholds.plans();
    return Queries.of(attempt, numbers -> shown(numbers, limits), SlowBroadcast::time).stream()
        .map(query -> finding(query, limits))
        .toList();
  }

  private static List<Broadcast> shown(PlanNumbers numbers, PlanLimits limits) {
    return numbers.broadcasts().stream()
        .filter(broadcast -> time(broadcast) > limits.broadcastMaxMs())
        .toList();
  }

  private static long time(Broadcast broadcast) {
    return Math.max(0, broadcast.collectMs())
        + Math.max(0, broadcast.buildMs())
        + Math.max(0, broadcast.sendMs());
  }

  /** What is known of a broadcast. */
  static List<Evidence> evidence(Query<Broadcast> query) {
    Broadcast broadcast = query.worst();
    return List.of(
        new Evidence("broadcast", Math.max(0, broadcast.bytes()), "bytes"),
        new Evidence("rows", Math.max(0, broadcast.rows()), "count"),
        new Evidence("time to collect", Math.max(0, broadcast.collectMs()), "ms"),
        new Evidence("time to build", Math.max(0, broadcast.buildMs()), "ms"),
        new Evidence("time to send", Math.max(0, broadcast.sendMs()), "ms"),
        new Evidence("executions", query.executions(), "count"));
  }

  private Finding finding(Query<Broadcast> query, PlanLimits limits) {
    return Finding.of(
            id(),
            Severity.INFO,
            null,
            "A join waited %d ms for a broadcast of %d bytes."
                    .formatted(time(query.worst()), Math.max(0, query.worst().bytes()))
                + query.others(),
            evidence(query),
            List.of(
                new Threshold("spark.findings.broadcast.max.ms", limits.broadcastMaxMs(), "ms")),
            List.of(
                new Advice(
                    "spark.sql.autoBroadcastJoinThreshold",
                    "less than Spark's estimate of that side, and no broadcast hint for it; or"
                        + " compute that side before, once"),
                new Advice(
                    "spark.sql.broadcastTimeout",
                    "more, in seconds, where it has to be broadcast: the query fails at it")))
        .of(query.executionId());
  }
}
