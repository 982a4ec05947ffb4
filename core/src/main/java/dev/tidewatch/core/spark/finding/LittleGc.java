package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import java.util.List;
import java.util.OptionalLong;

/**
 * So little garbage was collected that the memory is likely too large. Quiet where executors have
 * reported their heaps, which say it better, and where they have Spark's default or less.
 */
final class LittleGc implements Rule {

  private static final long STANDARD = 1024 * SparkOptions.MIB;

  @Override
  public String id() {
    return "little-gc";
  }

  @Override
  public boolean needsWholeLog() {
    return true;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    OptionalLong memory = attempt.options().executorMemory();
    long run = Heaps.runTime(attempt);
    long gc =
        attempt.stages().stream().mapToLong(stage -> stage.metric(TaskMetric.JVM_GC_TIME)).sum();
    boolean judged =
        attempt.environment().known()
            && attempt.application().completed()
            && memory.isPresent()
            && memory.getAsLong() > STANDARD
            && Heaps.ofExecutors(attempt).stream().noneMatch(one -> Heaps.peak(one) > 0)
            && run >= thresholds.sizing().littleGcMinMs();
    return judged && run > 0 && gc * 100 < run * thresholds.sizing().littleGcPercent()
        ? List.of(finding(gc, run, memory.getAsLong(), thresholds))
        : List.of();
  }

  private Finding finding(long gc, long run, long memory, Thresholds thresholds) {
    return Finding.of(
        id(),
        Severity.INFO,
        null,
        "Only %.2f %% of the run time of tasks went by in garbage collection."
            .formatted(100.0 * gc / run),
        List.of(
            new Evidence("garbage collection", gc, "ms"),
            new Evidence("run time", run, "ms"),
            new Evidence("executor memory", memory, "bytes")),
        List.of(
            new Threshold(
                "spark.findings.little.gc.percent",
                thresholds.sizing().littleGcPercent(),
                "percent"),
            new Threshold(
                "spark.findings.little.gc.min.ms", thresholds.sizing().littleGcMinMs(), "ms")),
        List.of(new Advice("spark.executor.memory", "less, in small steps")));
  }
}
