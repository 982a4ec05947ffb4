package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import java.util.List;

/** Executors waited for the driver, or for whoever gave it work. */
final class DriverBound implements Rule {

  @Override
  public String id() {
    return "driver-bound";
  }

  @Override
  public boolean needsWholeLog() {
    return true;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    Sizing sizing = thresholds.sizing();
    return Timeline.of(attempt)
        .filter(time -> time.wall() >= sizing.wallMinMs())
        .filter(time -> time.driver() * 100 >= time.wall() * sizing.driverPercent())
        .map(time -> finding(time, sizing))
        .stream()
        .toList();
  }

  private Finding finding(Timeline time, Sizing sizing) {
    double percent = 100.0 * time.driver() / time.wall();
    return Finding.of(
        id(),
        Severity.INFO,
        null,
        "No stage ran in %.0f %% of the time: more executors do not make that shorter."
            .formatted(percent),
        List.of(
            new Evidence("time without a stage", time.driver(), "ms"),
            new Evidence("duration", time.wall(), "ms"),
            new Evidence("share", percent, "percent")),
        List.of(
            new Threshold("spark.findings.driver.percent", sizing.driverPercent(), "percent"),
            new Threshold("spark.findings.wall.min.ms", sizing.wallMinMs(), "ms")),
        List.of(new Advice("spark.dynamicAllocation.enabled", "true")));
  }
}
