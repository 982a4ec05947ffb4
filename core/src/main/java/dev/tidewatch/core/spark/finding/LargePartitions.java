package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import java.util.List;

/** One task reads so much that it may fail, and is long to repeat. */
final class LargePartitions implements Rule {

  @Override
  public String id() {
    return "large-partitions";
  }

  @Override
  public boolean needsWholeLog() {
    return false;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    return attempt.stages().stream()
        .filter(stage -> stage.largestRead() > thresholds.partitionBytes())
        .map(stage -> finding(stage, thresholds))
        .toList();
  }

  private Finding finding(StageNumbers stage, Thresholds thresholds) {
    long largest = stage.largestRead();
    return Finding.of(
        id(),
        Severity.WARNING,
        stage.key(),
        "One task read %d bytes.".formatted(largest),
        List.of(new Evidence("largest read of a task", largest, "bytes")),
        List.of(
            new Threshold(
                "spark.findings.partition.max.bytes", thresholds.partitionBytes(), "bytes")),
        List.of(
            new Advice("spark.sql.shuffle.partitions", "more, where the stage reads a shuffle"),
            new Advice("spark.sql.files.maxPartitionBytes", "less, where the stage reads files")));
  }
}
