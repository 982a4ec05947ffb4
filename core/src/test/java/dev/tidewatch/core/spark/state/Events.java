package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.AccumulatorUpdates;
import dev.tidewatch.core.spark.event.ExecutorPeaks;
import dev.tidewatch.core.spark.event.LocalProperties;
import dev.tidewatch.core.spark.event.RddInfo;
import dev.tidewatch.core.spark.event.SparkEvent;
import dev.tidewatch.core.spark.event.SparkEvent.BlockManagerAdded;
import dev.tidewatch.core.spark.event.SparkEvent.BlockUpdated;
import dev.tidewatch.core.spark.event.SparkEvent.ExecutorAdded;
import dev.tidewatch.core.spark.event.SparkEvent.ExecutorRemoved;
import dev.tidewatch.core.spark.event.SparkEvent.JobEnd;
import dev.tidewatch.core.spark.event.SparkEvent.JobStart;
import dev.tidewatch.core.spark.event.SparkEvent.StageCompleted;
import dev.tidewatch.core.spark.event.SparkEvent.StageSubmitted;
import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import dev.tidewatch.core.spark.event.SparkEvent.TaskStart;
import dev.tidewatch.core.spark.event.StageInfo;
import dev.tidewatch.core.spark.event.StorageLevel;
import dev.tidewatch.core.spark.event.TaskEndReason;
import dev.tidewatch.core.spark.event.TaskEndReason.Kind;
import dev.tidewatch.core.spark.event.TaskInfo;
import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.event.TaskMetrics;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Events with only what a test is about. Stage n runs as attempt 0; task ids are unique. */
final class Events {

  static final StorageLevel MEMORY = new StorageLevel(false, true, false, true, 1);
  static final StorageLevel DISK = new StorageLevel(true, false, false, false, 1);
  static final StorageLevel NONE = new StorageLevel(false, false, false, false, 1);

  static final TaskEndReason FAILED = new TaskEndReason(Kind.FAILED, "boom", null);
  static final TaskEndReason RESUBMITTED =
      new TaskEndReason(Kind.RESUBMITTED, "Resubmitted (resubmitted due to lost executor)", null);

  private Events() {}

  static MemoryAttempt apply(List<? extends SparkEvent> events) {
    MemoryAttempt attempt = new MemoryAttempt("app", null);
    events.forEach(event -> AttemptReducer.apply(attempt, event));
    return attempt;
  }

  static MemoryAttempt apply(SparkEvent... events) {
    return apply(List.of(events));
  }

  static JobStart jobStart(int jobId, int... stageIds) {
    List<StageInfo> stages =
        IntStream.of(stageIds).mapToObj(id -> stage(id, null, null, null)).toList();
    return new JobStart(jobId, 1_000, stages, LocalProperties.NONE);
  }

  static JobEnd jobEnd(int jobId) {
    return new JobEnd(jobId, 9_000, true);
  }

  static StageSubmitted submitted(int stageId) {
    return new StageSubmitted(stage(stageId, 2_000L, null, null), LocalProperties.NONE);
  }

  static StageCompleted completed(int stageId) {
    return new StageCompleted(stage(stageId, 2_000L, 8_000L, null));
  }

  private static StageInfo stage(
      int id, @Nullable Long submitted, @Nullable Long completed, @Nullable String failure) {
    RddInfo rdd = new RddInfo(id, "rdd " + id, 2, MEMORY);
    return new StageInfo(
        id,
        0,
        "stage " + id,
        2,
        List.of(rdd),
        "",
        submitted,
        completed,
        failure,
        List.of(),
        0,
        false,
        0);
  }

  static TaskStart taskStart(int stageId, long taskId, int index) {
    return new TaskStart(stageId, 0, task(taskId, index, "1", 0));
  }

  static TaskEnd taskEnd(int stageId, long taskId, int index, TaskEndReason reason) {
    long[] metrics = new long[TaskMetric.values().length];
    metrics[TaskMetric.EXECUTOR_RUN_TIME.ordinal()] = 10;
    return new TaskEnd(
        stageId,
        0,
        task(taskId, index, "1", 4_000),
        reason,
        ExecutorPeaks.ZERO,
        TaskMetrics.of(metrics),
        AccumulatorUpdates.NONE);
  }

  static TaskEndReason killed(String why) {
    return new TaskEndReason(Kind.KILLED, why, why);
  }

  private static TaskInfo task(long id, int index, String executorId, long finishTime) {
    return new TaskInfo(
        id,
        index,
        0,
        index,
        3_000,
        executorId,
        "host",
        "ANY",
        false,
        0,
        finishTime,
        false,
        false,
        List.of());
  }

  static ExecutorAdded executorAdded(String id, long time) {
    return new ExecutorAdded(time, id, "host", 4, Map.of(), Map.of(), Map.of(), 0);
  }

  static ExecutorRemoved executorRemoved(String id, long time) {
    return new ExecutorRemoved(time, id, "lost");
  }

  static BlockManagerAdded blockManagerAdded(String id, long time) {
    return new BlockManagerAdded(time, id, "host", 7_000, 1_000, 1_000L, 0L);
  }

  static BlockUpdated block(
      String executorId, String blockId, StorageLevel level, long memory, long disk) {
    return new BlockUpdated(executorId, blockId, level, memory, disk);
  }
}
