package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import java.util.List;

/** Dynamic allocation may take as many executors as the cluster has. */
final class UnboundedAllocation implements Rule {

  private static final String MOST = "spark.dynamicAllocation.maxExecutors";

  @Override
  public String id() {
    return "unbounded-allocation";
  }

  @Override
  public boolean needsWholeLog() {
    return false;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    SparkOptions options = attempt.options();
    boolean bounded = options.number(MOST, Integer.MAX_VALUE).orElse(0) < Integer.MAX_VALUE;
    if (!options.isTrue("spark.dynamicAllocation.enabled") || bounded) {
      return List.of();
    }
    long executors = attempt.executors().stream().filter(one -> !one.id().equals("driver")).count();
    return List.of(
        Finding.of(
            id(),
            Severity.INFO,
            null,
            "Dynamic allocation has no upper bound; the application had %d executor(s) so far."
                .formatted(executors),
            List.of(new Evidence("executors so far", executors, "count")),
            List.of(),
            List.of(new Advice(MOST, "what the application may take of the cluster"))));
  }
}
