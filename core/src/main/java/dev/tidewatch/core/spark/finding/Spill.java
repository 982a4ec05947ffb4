package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import java.util.List;

/** Tasks had too little memory and wrote to disk what they worked on. */
final class Spill implements Rule {

  @Override
  public String id() {
    return "spill";
  }

  @Override
  public boolean needsWholeLog() {
    return false;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    return attempt.stages().stream()
        .filter(stage -> stage.metric(TaskMetric.DISK_BYTES_SPILLED) >= thresholds.spillMinBytes())
        .map(stage -> finding(stage, thresholds))
        .toList();
  }

  private Finding finding(StageNumbers stage, Thresholds thresholds) {
    long disk = stage.metric(TaskMetric.DISK_BYTES_SPILLED);
    long memory = stage.metric(TaskMetric.MEMORY_BYTES_SPILLED);
    return Finding.of(
        id(),
        Severity.WARNING,
        stage.key(),
        "%d bytes were spilled to disk.".formatted(disk),
        List.of(
            new Evidence("spilled to disk", disk, "bytes"),
            new Evidence("spilled from memory", memory, "bytes"),
            new Evidence("tasks", stage.stage().info().numTasks(), "count")),
        List.of(
            new Threshold("spark.findings.spill.min.bytes", thresholds.spillMinBytes(), "bytes")),
        List.of(
            new Advice("spark.executor.memory", "more, or fewer spark.executor.cores to share it"),
            new Advice("spark.sql.shuffle.partitions", "more, where the stage reads a shuffle")));
  }
}
