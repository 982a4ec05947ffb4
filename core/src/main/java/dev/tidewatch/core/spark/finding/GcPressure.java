package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import java.util.List;

/** The JVMs of the executors collect garbage in place of working. */
final class GcPressure implements Rule {

  @Override
  public String id() {
    return "gc-pressure";
  }

  @Override
  public boolean needsWholeLog() {
    return true;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    long run = sum(attempt, TaskMetric.EXECUTOR_RUN_TIME);
    long gc = sum(attempt, TaskMetric.JVM_GC_TIME);
    if (run <= 0 || run < thresholds.gcMinMs() || gc * 100 < run * thresholds.gcPercent()) {
      return List.of();
    }
    return List.of(
        Finding.of(
            id(),
            Severity.WARNING,
            null,
            "%.1f %% of the run time of tasks went by in garbage collection."
                .formatted(100.0 * gc / run),
            List.of(
                new Evidence("garbage collection", gc, "ms"),
                new Evidence("run time", run, "ms"),
                new Evidence("share", 100.0 * gc / run, "percent")),
            List.of(
                new Threshold("spark.findings.gc.percent", thresholds.gcPercent(), "percent"),
                new Threshold("spark.findings.gc.min.ms", thresholds.gcMinMs(), "ms")),
            List.of(
                new Advice(
                    "spark.executor.memory", "more, or fewer spark.executor.cores to share it"))));
  }

  private static long sum(Judged attempt, TaskMetric metric) {
    return attempt.stages().stream().mapToLong(stage -> stage.metric(metric)).sum();
  }
}
