package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import java.util.List;

/** A stage has so many small tasks that starting them is most of the work. */
final class TinyTasks implements Rule {

  @Override
  public String id() {
    return "tiny-tasks";
  }

  @Override
  public boolean needsWholeLog() {
    return true;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    return attempt.stages().stream()
        .filter(stage -> tiny(stage, thresholds))
        .map(stage -> finding(stage, thresholds))
        .toList();
  }

  private static boolean tiny(StageNumbers stage, Thresholds thresholds) {
    return stage.comparable()
        && stage.tasks() > thresholds.tinyTasks()
        && stage.medianDuration() < thresholds.tinyMedianMs();
  }

  private Finding finding(StageNumbers stage, Thresholds thresholds) {
    int tasks = stage.tasks();
    long median = stage.medianDuration();
    return Finding.of(
        id(),
        Severity.INFO,
        stage.key(),
        "%d tasks with a median of %d ms.".formatted(tasks, median),
        List.of(new Evidence("tasks", tasks, "count"), new Evidence("median task", median, "ms")),
        List.of(
            new Threshold("spark.findings.tiny.tasks", thresholds.tinyTasks(), "count"),
            new Threshold("spark.findings.tiny.median.ms", thresholds.tinyMedianMs(), "ms")),
        List.of(
            new Advice("spark.sql.shuffle.partitions", "fewer, where the stage reads a shuffle"),
            new Advice("spark.sql.files.maxPartitionBytes", "more, where the stage reads files")));
  }
}
