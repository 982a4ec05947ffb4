package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import java.util.List;
import java.util.Set;

/** A shuffle was cut into too few parts, or into too many. */
final class ShufflePartitions implements Rule {

  /** Bytes of a part that the advice aims at. */
  private static final long AIM = 128L << 20;

  @Override
  public String id() {
    return "shuffle-partitions";
  }

  @Override
  public boolean needsWholeLog() {
    return true;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    Sizing sizing = thresholds.sizing();
    Set<Integer> sql = attempt.sqlJobs();
    return attempt.stages().stream()
        .filter(StageNumbers::comparable)
        .filter(stage -> tooFew(stage, sizing) || tooMany(stage, sizing))
        .map(stage -> finding(stage, stage.isOf(sql), tooFew(stage, sizing), sizing))
        .toList();
  }

  private static boolean tooFew(StageNumbers stage, Sizing sizing) {
    return stage.meanShuffleRead() > sizing.partitionHighBytes();
  }

  private static boolean tooMany(StageNumbers stage, Sizing sizing) {
    return stage.meanShuffleRead() > 0
        && stage.meanShuffleRead() < sizing.partitionLowBytes()
        && stage.stage().info().numTasks() >= sizing.partitions();
  }

  private Finding finding(StageNumbers stage, boolean sql, boolean tooFew, Sizing sizing) {
    int tasks = stage.stage().info().numTasks();
    double mean = stage.meanShuffleRead();
    long better = Math.max(1, (long) Math.ceil(mean * tasks / AIM));
    return Finding.of(
        id(),
        tooFew ? Severity.WARNING : Severity.INFO,
        stage.key(),
        "The shuffle was read in %d parts of %.0f bytes on average.".formatted(tasks, mean),
        List.of(
            new Evidence("average shuffle read of a task", mean, "bytes"),
            new Evidence("tasks", tasks, "count")),
        tooFew
            ? List.of(
                new Threshold(
                    "spark.findings.partitions.high.bytes", sizing.partitionHighBytes(), "bytes"))
            : List.of(
                new Threshold(
                    "spark.findings.partitions.low.bytes", sizing.partitionLowBytes(), "bytes"),
                new Threshold("spark.findings.partitions", sizing.partitions(), "count")),
        List.of(
            new Advice(
                sql ? "spark.sql.shuffle.partitions" : "spark.default.parallelism",
                better + ", or the number of cores where that is more")));
  }
}
