package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.ExecutorPeaks;
import dev.tidewatch.core.spark.event.SparkEvent.StageCompleted;
import dev.tidewatch.core.spark.event.SparkEvent.StageSubmitted;
import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import dev.tidewatch.core.spark.event.StageInfo;
import dev.tidewatch.core.spark.event.TaskInfo;
import dev.tidewatch.core.spark.event.TaskMetrics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a stage. Moves as Spark's {@code AppStatusListener} moves its {@code LiveStage}.
 *
 * @param live whether events can still move it; Spark forgets a stage when it has ended and its
 *     last task has
 * @param jobIds the jobs that count its tasks
 * @param firstTaskLaunchedTime milliseconds since the epoch; null before the first task
 * @param peaks null until an executor reported some
 * @param excludedExecutors executors excluded for this stage
 * @param speculation null where no attempt was speculative
 */
public record StageState(
    StageInfo info,
    Status status,
    boolean live,
    List<Integer> jobIds,
    @Nullable String description,
    String schedulingPool,
    TaskCounts tasks,
    @Nullable Long firstTaskLaunchedTime,
    TaskMetrics metrics,
    @Nullable ExecutorPeaks peaks,
    Map<String, Integer> killedTasksSummary,
    Set<String> excludedExecutors,
    @Nullable Speculation speculation) {

  /** The pool of stages whose properties name none. */
  public static final String DEFAULT_POOL = "default";

  /** As in Spark's {@code StageStatus}. */
  public enum Status {
    ACTIVE,
    COMPLETE,
    FAILED,
    PENDING,
    SKIPPED
  }

  /** A stage that a job has announced. */
  public static StageState pending(StageInfo info) {
    return new StageState(
        info,
        Status.PENDING,
        true,
        List.of(),
        null,
        DEFAULT_POOL,
        TaskCounts.NONE,
        null,
        TaskMetrics.ZERO,
        null,
        Map.of(),
        Set.of(),
        null);
  }

  /** The same stage, counted by one more job. */
  public StageState announcedBy(StageInfo newInfo, int jobId) {
    List<Integer> jobs =
        jobIds.contains(jobId) ? jobIds : Stream.concat(jobIds.stream(), Stream.of(jobId)).toList();
    return new StageState(
        newInfo,
        status,
        live,
        jobs,
        description,
        schedulingPool,
        tasks,
        firstTaskLaunchedTime,
        metrics,
        peaks,
        killedTasksSummary,
        excludedExecutors,
        speculation);
  }

  /**
   * The state after the stage was submitted.
   *
   * @param jobs the running jobs that name this stage
   */
  public StageState next(StageSubmitted event, List<Integer> jobs) {
    String pool = event.properties().schedulerPool();
    return new StageState(
        event.stage(),
        Status.ACTIVE,
        live,
        jobs,
        event.properties().description(),
        pool == null ? DEFAULT_POOL : pool,
        tasks,
        firstTaskLaunchedTime,
        metrics,
        peaks,
        killedTasksSummary,
        excludedExecutors,
        speculation);
  }

  /** The state after the stage ended; it stays live while tasks of it still run. */
  public StageState next(StageCompleted event) {
    return new StageState(
        event.stage(),
        endStatus(event.stage()),
        tasks.active() != 0,
        jobIds,
        description,
        schedulingPool,
        tasks,
        firstTaskLaunchedTime,
        metrics,
        peaks,
        killedTasksSummary,
        excludedExecutors,
        speculation);
  }

  /** A stage without a submission time was skipped (SPARK-20205: old logs tell only here). */
  private static Status endStatus(StageInfo info) {
    if (info.failureReason() != null) {
      return Status.FAILED;
    }
    return info.submissionTime() != null ? Status.COMPLETE : Status.SKIPPED;
  }

  /** The state after its job ended while the stage was still pending. */
  public StageState skipped() {
    return new StageState(
        info,
        Status.SKIPPED,
        false,
        jobIds,
        description,
        schedulingPool,
        tasks,
        firstTaskLaunchedTime,
        metrics,
        peaks,
        killedTasksSummary,
        excludedExecutors,
        speculation);
  }

  /** The state after a task attempt started. */
  public StageState taskStarted(TaskInfo task) {
    Long first = firstTaskLaunchedTime;
    return new StageState(
        info,
        status,
        live,
        jobIds,
        description,
        schedulingPool,
        tasks.started(),
        first == null || task.launchTime() < first ? (Long) task.launchTime() : first,
        metrics,
        peaks,
        killedTasksSummary,
        excludedExecutors,
        task.speculative() ? speculationOrNone().started() : speculation);
  }

  /**
   * The state after a task attempt ended.
   *
   * @param added what the attempt's end adds to the metrics
   * @param firstSuccess whether this task index succeeded for the first time
   */
  public StageState next(TaskEnd event, TaskMetrics added, boolean firstSuccess) {
    TaskCounts counts = tasks.ended(event.reason().kind(), firstSuccess);
    boolean ended = counts.active() == 0 && (status == Status.COMPLETE || status == Status.FAILED);
    return new StageState(
        info,
        status,
        live && !ended,
        jobIds,
        description,
        schedulingPool,
        counts,
        firstTaskLaunchedTime,
        metrics.plus(added),
        peaks == null ? event.peaks() : peaks.max(event.peaks()),
        KilledTasks.next(killedTasksSummary, event.reason()),
        excludedExecutors,
        event.task().speculative()
            ? speculationOrNone().ended(event.reason().kind())
            : speculation);
  }

  private Speculation speculationOrNone() {
    return speculation == null ? Speculation.NONE : speculation;
  }

  /** The state after an executor reported peaks for this stage. */
  public StageState reported(ExecutorPeaks newPeaks) {
    return new StageState(
        info,
        status,
        live,
        jobIds,
        description,
        schedulingPool,
        tasks,
        firstTaskLaunchedTime,
        metrics,
        peaks == null ? newPeaks : peaks.max(newPeaks),
        killedTasksSummary,
        excludedExecutors,
        speculation);
  }

  /** The state after executors were excluded for this stage. */
  public StageState excluding(Set<String> executorIds) {
    Set<String> excluded = new TreeSet<>(excludedExecutors);
    excluded.addAll(executorIds);
    return new StageState(
        info,
        status,
        live,
        jobIds,
        description,
        schedulingPool,
        tasks,
        firstTaskLaunchedTime,
        metrics,
        peaks,
        killedTasksSummary,
        Set.copyOf(excluded),
        speculation);
  }
}
