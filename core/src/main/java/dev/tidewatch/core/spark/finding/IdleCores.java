package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import java.util.List;

/** Cores were held and no task used them. Quiet while a task runs; see {@link CoreTime}. */
final class IdleCores implements Rule {

  @Override
  public String id() {
    return "idle-cores";
  }

  @Override
  public boolean needsWholeLog() {
    return true;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    return CoreTime.of(attempt)
        .filter(time -> time.held() >= thresholds.idleMinMs() && time.isIdle(thresholds))
        .map(time -> finding(time, thresholds))
        .stream()
        .toList();
  }

  private Finding finding(CoreTime time, Thresholds thresholds) {
    return Finding.of(
        id(),
        Severity.INFO,
        null,
        "%.0f %% of the core time was not used by tasks.".formatted(time.idlePercent()),
        List.of(
            new Evidence("core time held", time.held(), "ms"),
            new Evidence("core time used", time.used(), "ms"),
            new Evidence("idle", time.idlePercent(), "percent")),
        List.of(
            new Threshold("spark.findings.idle.percent", thresholds.idlePercent(), "percent"),
            new Threshold("spark.findings.idle.min.ms", thresholds.idleMinMs(), "ms")),
        List.of(
            new Advice("spark.dynamicAllocation.enabled", "true"),
            new Advice("spark.executor.cores", "fewer")));
  }
}
