package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import java.util.List;

/** One task reads far more of a shuffle than the others. */
final class ShuffleReadSkew implements Rule {

  @Override
  public String id() {
    return "shuffle-read-skew";
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
    long largest = stage.largestShuffleRead();
    return largest > stage.meanShuffleRead() * thresholds.shuffleSkewRatio()
        && largest > thresholds.shuffleSkewMinBytes();
  }

  private Finding finding(StageNumbers stage, Thresholds thresholds) {
    long largest = stage.largestShuffleRead();
    double mean = stage.meanShuffleRead();
    return Finding.of(
        id(),
        Severity.WARNING,
        stage.key(),
        "One task read %d bytes of the shuffle, the average is %.0f.".formatted(largest, mean),
        List.of(
            new Evidence("largest shuffle read of a task", largest, "bytes"),
            new Evidence("average shuffle read of a task", mean, "bytes")),
        List.of(
            new Threshold(
                "spark.findings.shuffle.skew.ratio", thresholds.shuffleSkewRatio(), "ratio"),
            new Threshold(
                "spark.findings.shuffle.skew.min.bytes",
                thresholds.shuffleSkewMinBytes(),
                "bytes")),
        List.of(
            new Advice("spark.sql.adaptive.enabled", "true"),
            new Advice(
                "spark.sql.adaptive.skewJoin.skewedPartitionThresholdInBytes",
                "below the largest read: %d".formatted(largest))));
  }
}
