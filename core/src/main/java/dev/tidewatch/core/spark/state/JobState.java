package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.LocalProperties;
import dev.tidewatch.core.spark.event.SparkEvent.JobEnd;
import dev.tidewatch.core.spark.event.SparkEvent.JobStart;
import dev.tidewatch.core.spark.event.StageInfo;
import dev.tidewatch.core.spark.event.TaskEndReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One job. Moves as Spark's {@code AppStatusListener} moves its {@code LiveJob}.
 *
 * @param submissionTime milliseconds since the epoch; null where the log has none
 * @param numTasks tasks of all its stages that had not run before; an over-estimate where some are
 *     skipped, as in Spark
 */
public record JobState(
    int jobId,
    String name,
    LocalProperties properties,
    @Nullable Long submissionTime,
    @Nullable Long completionTime,
    List<Integer> stageIds,
    Status status,
    int numTasks,
    TaskCounts tasks,
    Map<String, Integer> killedTasksSummary,
    Stages stages) {

  /** As in Spark's {@code JobExecutionStatus}. */
  public enum Status {
    RUNNING,
    SUCCEEDED,
    FAILED,
    UNKNOWN
  }

  /** Stages of the job by what became of them. */
  public record Stages(
      int active, List<Integer> completed, List<Integer> skipped, int failed, int skippedTasks) {

    static final Stages NONE = new Stages(0, List.of(), List.of(), 0, 0);

    Stages submitted(int stageId) {
      return new Stages(active + 1, without(completed, stageId), skipped, failed, skippedTasks);
    }

    Stages completed(StageInfo stage, StageState.Status status) {
      return switch (status) {
        case COMPLETE ->
            new Stages(active - 1, with(completed, stage.stageId()), skipped, failed, skippedTasks);
        case SKIPPED ->
            new Stages(
                active - 1,
                completed,
                with(skipped, stage.stageId()),
                failed,
                skippedTasks + stage.numTasks());
        default -> new Stages(active - 1, completed, skipped, failed + 1, skippedTasks);
      };
    }

    Stages skipped(StageInfo stage) {
      return new Stages(
          active,
          completed,
          with(skipped, stage.stageId()),
          failed,
          skippedTasks + stage.numTasks());
    }

    private static List<Integer> with(List<Integer> ids, int id) {
      TreeSet<Integer> next = new TreeSet<>(ids);
      next.add(id);
      return List.copyOf(next);
    }

    private static List<Integer> without(List<Integer> ids, int id) {
      if (!ids.contains(id)) {
        return ids;
      }
      List<Integer> next = new ArrayList<>(ids);
      next.remove((Integer) id);
      return List.copyOf(next);
    }
  }

  /** A job that has just started. */
  public static JobState started(JobStart event) {
    String name =
        event.stages().stream()
            .max(Comparator.comparingInt(StageInfo::stageId))
            .map(StageInfo::name)
            .orElse("");
    int numTasks =
        event.stages().stream()
            .filter(stage -> stage.completionTime() == null)
            .mapToInt(StageInfo::numTasks)
            .sum();
    return new JobState(
        event.jobId(),
        name,
        event.properties(),
        event.time() > 0 ? event.time() : null,
        null,
        event.stages().stream().map(StageInfo::stageId).toList(),
        Status.RUNNING,
        numTasks,
        TaskCounts.NONE,
        Map.of(),
        Stages.NONE);
  }

  /** The state after the job's end. */
  public JobState next(JobEnd event) {
    return new JobState(
        jobId,
        name,
        properties,
        submissionTime,
        event.time() > 0 ? event.time() : null,
        stageIds,
        event.succeeded() ? Status.SUCCEEDED : Status.FAILED,
        numTasks,
        tasks,
        killedTasksSummary,
        stages);
  }

  /** The state after one of its stages was submitted. */
  public JobState stageSubmitted(int stageId) {
    return with(stages.submitted(stageId));
  }

  /** The state after one of its stages ended. */
  public JobState stageCompleted(StageInfo stage, StageState.Status stageStatus) {
    return with(stages.completed(stage, stageStatus));
  }

  /** The state after the job ended with one of its stages still pending. */
  public JobState stageSkipped(StageInfo stage) {
    return with(stages.skipped(stage));
  }

  /** The state after a task attempt of one of its stages started. */
  public JobState taskStarted() {
    return with(tasks.started(), killedTasksSummary);
  }

  /** The state after a task attempt of one of its stages ended. */
  public JobState taskEnded(TaskEndReason reason, boolean firstSuccess) {
    return with(
        tasks.ended(reason.kind(), firstSuccess), KilledTasks.next(killedTasksSummary, reason));
  }

  private JobState with(Stages newStages) {
    return new JobState(
        jobId,
        name,
        properties,
        submissionTime,
        completionTime,
        stageIds,
        status,
        numTasks,
        tasks,
        killedTasksSummary,
        newStages);
  }

  private JobState with(TaskCounts newTasks, Map<String, Integer> newKilled) {
    return new JobState(
        jobId,
        name,
        properties,
        submissionTime,
        completionTime,
        stageIds,
        status,
        numTasks,
        newTasks,
        newKilled,
        stages);
  }
}
