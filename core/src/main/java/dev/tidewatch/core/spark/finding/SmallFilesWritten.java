package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import java.util.List;

/**
 * A stage wrote many small files. Each task that writes has a file of its own at least, so there
 * are as many files as such tasks or more, and they are as small as this says or smaller.
 */
final class SmallFilesWritten implements Rule {

  @Override
  public String id() {
    return "small-files-written";
  }

  @Override
  public boolean needsWholeLog() {
    return true;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    return attempt.stages().stream()
        .filter(stage -> small(stage, thresholds.sizing()))
        .map(stage -> finding(stage, thresholds.sizing()))
        .toList();
  }

  private static boolean small(StageNumbers stage, Sizing sizing) {
    long files = stage.numbers().writers();
    return stage.comparable()
        && files > sizing.files()
        && stage.metric(TaskMetric.OUTPUT_BYTES_WRITTEN) < files * sizing.fileMinBytes();
  }

  private Finding finding(StageNumbers stage, Sizing sizing) {
    long files = stage.numbers().writers();
    long bytes = stage.metric(TaskMetric.OUTPUT_BYTES_WRITTEN);
    return Finding.of(
        id(),
        Severity.INFO,
        stage.key(),
        "%d files or more were written, of %d bytes on average or less."
            .formatted(files, bytes / files),
        List.of(
            new Evidence("files, at least", files, "count"),
            new Evidence("written", bytes, "bytes"),
            new Evidence("average file, at most", (double) bytes / files, "bytes")),
        List.of(
            new Threshold("spark.findings.files.min.bytes", sizing.fileMinBytes(), "bytes"),
            new Threshold("spark.findings.files", sizing.files(), "count")),
        List.of(
            new Advice(
                "spark.sql.adaptive.coalescePartitions.enabled",
                "true, and a repartition before the write")));
  }
}
