package dev.tidewatch.spark.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.tidewatch.core.spark.event.ExecutorPeaks;
import dev.tidewatch.core.spark.event.RddInfo;
import dev.tidewatch.core.spark.event.StageInfo;
import dev.tidewatch.core.spark.state.StageState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Spark's {@code StageData}. The parts that are records of their own here lie flat in the JSON.
 *
 * @param details only where the caller asked for them
 * @param summaries only where the caller asked for them
 */
public record StageData(
    StageState.Status status,
    int stageId,
    int attemptId,
    int numTasks,
    int numActiveTasks,
    int numCompleteTasks,
    int numFailedTasks,
    int numKilledTasks,
    int numCompletedIndices,
    @Nullable Instant submissionTime,
    @Nullable Instant firstTaskLaunchedTime,
    @Nullable Instant completionTime,
    @Nullable String failureReason,
    @JsonUnwrapped StageMetrics metrics,
    String name,
    @Nullable String description,
    String details,
    String schedulingPool,
    List<Integer> rddIds,
    List<AccumulableInfo> accumulatorUpdates,
    @JsonUnwrapped @Nullable Details taskDetails,
    Map<String, Integer> killedTasksSummary,
    int resourceProfileId,
    @Nullable ExecutorPeaks peakExecutorMetrics,
    @JsonUnwrapped @Nullable Summaries summaries,
    boolean isShufflePushEnabled,
    int shuffleMergersCount) {

  /**
   * What {@code details=true} adds.
   *
   * @param tasks by task id; made while they are written
   * @param executorSummary by executor id
   */
  public record Details(
      @JsonSerialize(using = TasksById.class) Iterable<TaskData> tasks,
      Map<String, ExecutorStageSummary> executorSummary,
      @Nullable SpeculationStageSummary speculationSummary) {}

  /** What {@code withSummaries=true} adds. */
  public record Summaries(
      @Nullable TaskMetricDistributions taskMetricsDistributions,
      @Nullable ExecutorMetricsDistributions executorMetricsDistributions) {}

  static StageData of(StageState stage, @Nullable Details details, @Nullable Summaries summaries) {
    StageInfo info = stage.info();
    return new StageData(
        stage.status(),
        info.stageId(),
        info.attemptId(),
        info.numTasks(),
        stage.tasks().active(),
        stage.tasks().completed(),
        stage.tasks().failed(),
        stage.tasks().killed(),
        stage.tasks().completedIndices(),
        Times.orNull(info.submissionTime()),
        Times.orNull(stage.firstTaskLaunchedTime()),
        Times.orNull(info.completionTime()),
        info.failureReason(),
        StageMetrics.of(stage.metrics()),
        info.name(),
        stage.description(),
        info.details(),
        stage.schedulingPool(),
        info.rdds().stream().map(RddInfo::id).toList(),
        AccumulableInfo.of(info.accumulables()),
        details,
        stage.killedTasksSummary(),
        info.resourceProfileId(),
        stage.peaks(),
        summaries,
        info.shufflePushEnabled(),
        info.shuffleMergersCount());
  }
}
