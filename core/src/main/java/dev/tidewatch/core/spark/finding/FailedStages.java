package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.state.StageState;
import java.util.List;

/** A stage attempt failed, with the reason that Spark gives. */
final class FailedStages implements Rule {

  @Override
  public String id() {
    return "failed-stages";
  }

  @Override
  public boolean needsWholeLog() {
    return false;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    return attempt.stages().stream()
        .filter(stage -> stage.stage().status() == StageState.Status.FAILED)
        .map(stage -> finding(stage))
        .toList();
  }

  private Finding finding(StageNumbers stage) {
    return Finding.of(
        id(),
        Severity.CRITICAL,
        stage.key(),
        "The stage attempt failed: " + Reasons.brief(stage.stage().info().failureReason()),
        List.of(new Evidence("failed attempts", stage.stage().tasks().failed(), "count")),
        List.of(),
        List.of());
  }
}
