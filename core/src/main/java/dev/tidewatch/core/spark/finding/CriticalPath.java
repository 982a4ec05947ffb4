package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import java.util.List;

/** More cores would not have helped, and many of those that there were had nothing to do. */
final class CriticalPath implements Rule {

  private static final double HOUR_MS = 3_600_000;

  @Override
  public String id() {
    return "critical-path";
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
        .filter(time -> time.least() * 100 >= time.wall() * sizing.pathPercent())
        .flatMap(
            time ->
                CoreTime.of(attempt)
                    .filter(cores -> cores.isIdle(thresholds))
                    .map(cores -> finding(time, cores, thresholds)))
        .stream()
        .toList();
  }

  private Finding finding(Timeline time, CoreTime cores, Thresholds thresholds) {
    long used = Math.max(1, (long) Math.ceil((double) cores.used() / time.wall()));
    return Finding.of(
        id(),
        Severity.INFO,
        null,
        "With any number of cores it would have taken %d of its %d ms; %.2f core hours were not"
                .formatted(time.least(), time.wall(), (cores.held() - cores.used()) / HOUR_MS)
            + " used.",
        List.of(
            new Evidence("least possible time", time.least(), "ms"),
            new Evidence("critical path of tasks", time.path(), "ms"),
            new Evidence("time without a stage", time.driver(), "ms"),
            new Evidence("duration", time.wall(), "ms"),
            new Evidence("held", cores.held() / HOUR_MS, "core hours"),
            new Evidence("wasted", (cores.held() - cores.used()) / HOUR_MS, "core hours")),
        List.of(
            new Threshold(
                "spark.findings.path.percent", thresholds.sizing().pathPercent(), "percent"),
            new Threshold("spark.findings.wall.min.ms", thresholds.sizing().wallMinMs(), "ms"),
            new Threshold("spark.findings.idle.percent", thresholds.idlePercent(), "percent")),
        List.of(
            new Advice(
                "spark.dynamicAllocation.maxExecutors",
                "fewer: %d core(s) were at work on average".formatted(used))));
  }
}
