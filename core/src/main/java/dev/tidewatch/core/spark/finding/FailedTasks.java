package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import java.util.List;

/** Many attempts of the tasks of a stage failed. */
final class FailedTasks implements Rule {

  @Override
  public String id() {
    return "failed-tasks";
  }

  @Override
  public boolean needsWholeLog() {
    return true;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    return attempt.stages().stream()
        .filter(stage -> failing(stage, thresholds))
        .map(stage -> finding(stage, thresholds))
        .toList();
  }

  private static boolean failing(StageNumbers stage, Thresholds thresholds) {
    long failed = stage.stage().tasks().failed();
    return failed > 0 && failed * 100 >= ended(stage) * thresholds.failedPercent();
  }

  private static long ended(StageNumbers stage) {
    return (long) stage.stage().tasks().completed() + stage.stage().tasks().failed();
  }

  private Finding finding(StageNumbers stage, Thresholds thresholds) {
    long failed = stage.stage().tasks().failed();
    return Finding.of(
        id(),
        failed * 2 >= ended(stage) ? Severity.CRITICAL : Severity.WARNING,
        stage.key(),
        "%d of %d task attempts failed.".formatted(failed, ended(stage)),
        List.of(
            new Evidence("failed attempts", failed, "count"),
            new Evidence("ended attempts", ended(stage), "count")),
        List.of(
            new Threshold("spark.findings.failed.percent", thresholds.failedPercent(), "percent")),
        List.of());
  }
}
