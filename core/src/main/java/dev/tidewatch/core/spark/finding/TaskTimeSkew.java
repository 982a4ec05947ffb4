package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import java.util.List;

/** One task takes far longer than the others, and the stage waits for it. */
final class TaskTimeSkew implements Rule {

  @Override
  public String id() {
    return "task-time-skew";
  }

  @Override
  public boolean needsWholeLog() {
    return true;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    return attempt.stages().stream()
        .filter(stage -> skewed(stage, thresholds))
        .map(stage -> finding(stage, thresholds))
        .toList();
  }

  private static boolean skewed(StageNumbers stage, Thresholds thresholds) {
    if (!stage.comparable()) {
      return false;
    }
    long median = stage.medianDuration();
    long longest = stage.longestDuration();
    return longest > median * thresholds.skewRatio() && longest - median >= thresholds.skewMinMs();
  }

  private Finding finding(StageNumbers stage, Thresholds thresholds) {
    long median = stage.medianDuration();
    long longest = stage.longestDuration();
    return Finding.of(
        id(),
        Severity.WARNING,
        stage.key(),
        "The longest task took %d ms, the median %d ms.".formatted(longest, median),
        List.of(
            new Evidence("longest task", longest, "ms"),
            new Evidence("median task", median, "ms"),
            new Evidence("tasks", stage.tasks(), "count")),
        List.of(
            new Threshold("spark.findings.skew.ratio", thresholds.skewRatio(), "ratio"),
            new Threshold("spark.findings.skew.min.ms", thresholds.skewMinMs(), "ms")),
        List.of(
            new Advice("spark.sql.adaptive.enabled", "true"),
            new Advice("spark.sql.adaptive.skewJoin.enabled", "true")));
  }
}
