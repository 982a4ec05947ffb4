package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.ExecutorState;
import java.util.List;

/**
 * Cores were held and no task used them. Quiet while a task runs: how long it has used its core is
 * added when it ends, so that a busy application would look idle.
 */
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
    long held = 0;
    long used = 0;
    for (ExecutorState executor : attempt.executors()) {
      long time = end(executor, attempt.application()) - executor.addTime();
      if (time < 0 || executor.work().activeTasks() > 0) {
        return List.of();
      }
      held += time * executor.place().totalCores();
      used += executor.work().totalDuration() * attempt.application().cpusPerTask();
    }
    boolean idle = (held - used) * 100 > held * thresholds.idlePercent();
    return held >= thresholds.idleMinMs() && idle && used >= 0
        ? List.of(finding(held, used, thresholds))
        : List.of();
  }

  private static long end(ExecutorState executor, ApplicationState application) {
    Long removed = executor.removeTime();
    if (removed != null) {
      return removed;
    }
    return application.completed() ? application.endTime() : application.lastEventTime();
  }

  private Finding finding(long held, long used, Thresholds thresholds) {
    double percent = 100.0 * (held - used) / held;
    return Finding.of(
        id(),
        Severity.INFO,
        null,
        "%.0f %% of the core time was not used by tasks.".formatted(percent),
        List.of(
            new Evidence("core time held", held, "ms"),
            new Evidence("core time used", used, "ms"),
            new Evidence("idle", percent, "percent")),
        List.of(
            new Threshold("spark.findings.idle.percent", thresholds.idlePercent(), "percent"),
            new Threshold("spark.findings.idle.min.ms", thresholds.idleMinMs(), "ms")),
        List.of(
            new Advice("spark.dynamicAllocation.enabled", "true"),
            new Advice("spark.executor.cores", "fewer")));
  }
}
