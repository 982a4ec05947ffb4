package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import dev.tidewatch.core.spark.state.ExecutorState;
import java.util.List;
import java.util.OptionalLong;

/**
 * No executor needed most of its memory. Quiet until the application has ended, since the peak may
 * be to come, and unless every executor that worked has reported.
 */
final class ExecutorMemoryUnused implements Rule {

  @Override
  public String id() {
    return "executor-memory-unused";
  }

  @Override
  public boolean needsWholeLog() {
    return true;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    List<ExecutorState> executors = Heaps.ofExecutors(attempt);
    OptionalLong memory = attempt.options().executorMemory();
    long least = executors.stream().mapToLong(Heaps::peak).min().orElse(0);
    long peak = executors.stream().mapToLong(Heaps::peak).max().orElse(0);
    boolean judged =
        attempt.environment().known()
            && attempt.application().completed()
            && memory.isPresent()
            && least > 0
            && Heaps.runTime(attempt) >= thresholds.sizing().memoryMinMs();
    return judged && peak < Heaps.share(memory.getAsLong(), thresholds.sizing().memoryLowPercent())
        ? List.of(finding(peak, memory.getAsLong(), executors.size(), thresholds))
        : List.of();
  }

  private Finding finding(long peak, long memory, int executors, Thresholds thresholds) {
    return Finding.of(
        id(),
        Severity.INFO,
        null,
        "No executor used more than %.0f %% of its memory.".formatted(100.0 * peak / memory),
        List.of(
            new Evidence("largest heap", peak, "bytes"),
            new Evidence("executor memory", memory, "bytes"),
            new Evidence("executors", executors, "count")),
        List.of(
            new Threshold(
                "spark.findings.memory.low.percent",
                thresholds.sizing().memoryLowPercent(),
                "percent"),
            new Threshold("spark.findings.memory.min.ms", thresholds.sizing().memoryMinMs(), "ms")),
        List.of(new Advice("spark.executor.memory", Heaps.andAQuarter(peak))));
  }
}
