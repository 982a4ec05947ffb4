package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import dev.tidewatch.core.spark.state.ExecutorState;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** The heap of an executor was nearly full. */
final class ExecutorMemoryShort implements Rule {

  @Override
  public String id() {
    return "executor-memory-short";
  }

  @Override
  public boolean needsWholeLog() {
    return false;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    OptionalLong memory = attempt.options().executorMemory();
    List<ExecutorState> full =
        Heaps.ofExecutors(attempt).stream()
            .filter(one -> Heaps.isShort(Heaps.peak(one), memory, thresholds))
            .sorted(Comparator.comparingLong(Heaps::peak).reversed())
            .toList();
    if (!attempt.environment().known() || full.isEmpty()) {
      return List.of();
    }
    long peak = Heaps.peak(full.get(0));
    return List.of(
        Finding.of(
            id(),
            Severity.WARNING,
            null,
            "The heap of %d executor(s) was nearly full, that of executor %s %.0f %%."
                .formatted(full.size(), full.get(0).id(), 100.0 * peak / memory.getAsLong()),
            List.of(
                new Evidence("largest heap", peak, "bytes"),
                new Evidence("executor memory", memory.getAsLong(), "bytes"),
                new Evidence("executors nearly full", full.size(), "count")),
            List.of(
                new Threshold(
                    "spark.findings.memory.high.percent",
                    thresholds.sizing().memoryHighPercent(),
                    "percent")),
            List.of(new Advice("spark.executor.memory", Heaps.andAQuarter(peak)))));
  }
}
