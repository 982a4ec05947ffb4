package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import dev.tidewatch.core.spark.sql.PlanNumbers;
import dev.tidewatch.core.spark.sql.PlanNumbers.Written;
import dev.tidewatch.core.spark.state.SqlExecutionState;
import dev.tidewatch.core.spark.state.StageKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stage wrote many small files. The command of a query counts them, once it has ended. Otherwise
 * each task that writes has a file of its own at least, so there are as many files as such tasks or
 * more, and they are as small as this says or smaller.
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

  /**
   * Files of a stage.
   *
   * @param execution of the query that has counted them; null where tasks were counted
   */
  private record Files(StageNumbers stage, long count, long bytes, @Nullable Long execution) {

    static Files ofTasks(StageNumbers stage) {
      long bytes = stage.metric(TaskMetric.OUTPUT_BYTES_WRITTEN);
      return new Files(stage, stage.comparable() ? stage.numbers().writers() : 0, bytes, null);
    }

    boolean small(Sizing sizing) {
      return count > sizing.files() && bytes < count * sizing.fileMinBytes();
    }
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    Map<StageKey, Files> counted = counted(attempt);
    return attempt.stages().stream()
        .map(stage -> counted.getOrDefault(stage.key(), Files.ofTasks(stage)))
        .filter(files -> files.small(thresholds.sizing()))
        .map(files -> finding(files, thresholds.sizing()))
        .toList();
  }

  /** Files of the queries that have one stage alone that writes. */
  private static Map<StageKey, Files> counted(Judged attempt) {
    Map<Integer, SqlExecutionState> executions = new HashMap<>();
    for (SqlExecutionState execution : attempt.executions()) {
      if (written(execution) != null) {
        execution.stages().forEach(stageId -> executions.put(stageId, execution));
      }
    }
    Map<Long, Files> found = new HashMap<>();
    for (StageNumbers stage : attempt.stages()) {
      SqlExecutionState execution = executions.get(stage.key().stageId());
      Written written = execution == null ? null : written(execution);
      if (execution != null && written != null && stage.numbers().writers() > 0) {
        Files files = new Files(stage, written.files(), written.bytes(), execution.id());
        found.merge(execution.id(), files, (one, other) -> Files.ofTasks(stage));
      }
    }
    Map<StageKey, Files> byStage = new HashMap<>();
    found.values().stream()
        .filter(files -> files.execution() != null)
        .forEach(files -> byStage.put(files.stage().key(), files));
    return byStage;
  }

  private static @Nullable Written written(SqlExecutionState execution) {
    PlanNumbers numbers = execution.numbers();
    Written written = numbers == null ? null : numbers.written();
    boolean known = written != null && written.bytes() >= 0;
    return known && execution.status().equals("COMPLETED") ? written : null;
  }

  private Finding finding(Files files, Sizing sizing) {
    boolean exact = files.execution() != null;
    Finding finding =
        Finding.of(
            id(),
            Severity.INFO,
            files.stage().key(),
            (exact
                    ? "%d files were written, of %d bytes on average."
                    : "%d files or more were written, of %d bytes on average or less.")
                .formatted(files.count(), files.bytes() / files.count()),
            List.of(
                new Evidence(exact ? "files" : "files, at least", files.count(), "count"),
                new Evidence("written", files.bytes(), "bytes"),
                new Evidence(
                    exact ? "average file" : "average file, at most",
                    (double) files.bytes() / files.count(),
                    "bytes"),
                new Evidence("tasks that wrote", files.stage().numbers().writers(), "count")),
            List.of(
                new Threshold("spark.findings.files.min.bytes", sizing.fileMinBytes(), "bytes"),
                new Threshold("spark.findings.files", sizing.files(), "count")),
            List.of(
                new Advice(
                    "spark.sql.adaptive.coalescePartitions.enabled",
                    files.count() > files.stage().numbers().writers()
                        ? "true, and a repartition by the table's partition columns before the write"
                        : "true, and a repartition before the write")));
    return files.execution() == null ? finding : finding.of(files.execution());
  }
}
