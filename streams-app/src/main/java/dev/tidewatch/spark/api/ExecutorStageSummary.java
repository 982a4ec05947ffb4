package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.event.ExecutorPeaks;
import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.event.TaskMetrics;
import dev.tidewatch.core.spark.state.StageExecutorState;
import org.jspecify.annotations.Nullable;

/** Spark's {@code ExecutorStageSummary}: what one executor did for one stage attempt. */
public record ExecutorStageSummary(
    long taskTime,
    int failedTasks,
    int succeededTasks,
    int killedTasks,
    long inputBytes,
    long inputRecords,
    long outputBytes,
    long outputRecords,
    long shuffleRead,
    long shuffleReadRecords,
    long shuffleWrite,
    long shuffleWriteRecords,
    long memoryBytesSpilled,
    long diskBytesSpilled,
    boolean isBlacklistedForStage,
    @Nullable ExecutorPeaks peakMemoryMetrics,
    boolean isExcludedForStage) {

  static ExecutorStageSummary of(StageExecutorState state) {
    TaskMetrics metrics = state.metrics();
    return new ExecutorStageSummary(
        state.taskTime(),
        state.failedTasks(),
        state.succeededTasks(),
        state.killedTasks(),
        metrics.get(TaskMetric.INPUT_BYTES_READ),
        metrics.get(TaskMetric.INPUT_RECORDS_READ),
        metrics.get(TaskMetric.OUTPUT_BYTES_WRITTEN),
        metrics.get(TaskMetric.OUTPUT_RECORDS_WRITTEN),
        metrics.get(TaskMetric.SHUFFLE_REMOTE_BYTES_READ)
            + metrics.get(TaskMetric.SHUFFLE_LOCAL_BYTES_READ),
        metrics.get(TaskMetric.SHUFFLE_RECORDS_READ),
        metrics.get(TaskMetric.SHUFFLE_BYTES_WRITTEN),
        metrics.get(TaskMetric.SHUFFLE_RECORDS_WRITTEN),
        metrics.get(TaskMetric.MEMORY_BYTES_SPILLED),
        metrics.get(TaskMetric.DISK_BYTES_SPILLED),
        state.excluded(),
        state.peaks(),
        state.excluded());
  }
}
