package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.state.ExecutorState;
import java.util.List;

/** Executors went away although nobody had asked them to. */
final class ExecutorsLost implements Rule {

  @Override
  public String id() {
    return "executors-lost";
  }

  @Override
  public boolean needsWholeLog() {
    return false;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    List<ExecutorState> lost =
        attempt.executors().stream()
            .filter(executor -> !executor.id().equals("driver"))
            .filter(executor -> executor.removeTime() != null)
            .filter(executor -> !Reasons.wanted(executor.removeReason()))
            .toList();
    if (lost.isEmpty()) {
      return List.of();
    }
    return List.of(
        Finding.of(
            id(),
            Severity.WARNING,
            null,
            "%d executor(s) were lost. Of executor %s Spark says: %s"
                .formatted(
                    lost.size(), lost.get(0).id(), Reasons.brief(lost.get(0).removeReason())),
            List.of(new Evidence("lost executors", lost.size(), "count")),
            List.of(),
            List.of(
                new Advice(
                    "spark.executor.memoryOverhead", "more, where the reason is its memory"))));
  }
}
