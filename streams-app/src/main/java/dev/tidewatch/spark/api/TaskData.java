package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.event.TaskInfo;
import dev.tidewatch.core.spark.event.TaskMetrics;
import dev.tidewatch.core.spark.state.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Spark's {@code TaskData}: one task attempt.
 *
 * @param duration milliseconds; absent where it is not above 0
 */
public record TaskData(
    long taskId,
    int index,
    int attempt,
    int partitionId,
    Instant launchTime,
    @Nullable Instant resultFetchStart,
    @Nullable Long duration,
    String executorId,
    String host,
    String status,
    String taskLocality,
    boolean speculative,
    List<AccumulableInfo> accumulatorUpdates,
    @Nullable String errorMessage,
    @Nullable TaskMetricsData taskMetrics,
    Map<String, String> executorLogs,
    long schedulerDelay,
    long gettingResultTime) {

  static TaskData of(TaskState task, TaskTimes times, Map<String, String> executorLogs) {
    TaskInfo info = task.info();
    TaskMetrics metrics = task.metrics();
    long duration = times.duration(task);
    return new TaskData(
        info.taskId(),
        info.index(),
        info.attempt(),
        info.partitionId(),
        Instant.ofEpochMilli(info.launchTime()),
        info.gettingResultTime() > 0 ? Instant.ofEpochMilli(info.gettingResultTime()) : null,
        duration > 0 ? (Long) duration : null,
        info.executorId(),
        info.host(),
        task.status(),
        info.locality(),
        info.speculative(),
        AccumulableInfo.of(info.accumulables()),
        task.errorMessage(),
        metrics == null ? null : TaskMetricsData.of(metrics),
        executorLogs,
        metrics != null && duration > 0 ? times.schedulerDelay(task, metrics) : 0,
        times.gettingResultTime(task));
  }
}
