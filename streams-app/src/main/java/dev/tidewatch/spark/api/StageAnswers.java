package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.core.spark.state.DroppedTasks;
import dev.tidewatch.core.spark.state.StageKey;
import dev.tidewatch.core.spark.state.StageState;
import dev.tidewatch.core.spark.state.TaskState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The answers below {@code stages}, as Spark's {@code StagesResource} gives them. */
public final class StageAnswers {

  private final AttemptReader attempt;
  private final TaskTimes times;
  private long droppedTasks;

  /**
   * Answers from one attempt.
   *
   * @param now milliseconds since the epoch
   */
  public StageAnswers(AttemptReader attempt, long now) {
    this.attempt = attempt;
    this.times = TaskTimes.of(attempt.application(), now);
  }

  /** The answer, and what this has met that the answer does not show. */
  public <T> Answer<Noted<T>> noted(Answer<T> answer) {
    return answer.then(value -> new Answer.Found<>(new Noted<>(value, droppedTasks)));
  }

  private DroppedTasks dropped(StageKey key) {
    DroppedTasks dropped = attempt.droppedTasks(key);
    droppedTasks += dropped.tasks();
    return dropped;
  }

  /** {@code stages}: latest first. */
  public Answer<List<StageData>> stages(QueryParameters parameters) {
    ParameterReader reader = new ParameterReader(parameters);
    Set<StageState.Status> statuses = reader.constants("status", StageState.Status.class);
    return reader
        .answer(() -> statuses)
        .then(wanted -> StageQuery.parse(parameters, false))
        .then(query -> new Answer.Found<>(stages(statuses, query)));
  }

  private List<StageData> stages(Set<StageState.Status> statuses, StageQuery query) {
    List<StageState> stages = new ArrayList<>(attempt.stages());
    Collections.reverse(stages);
    return stages.stream()
        .filter(stage -> statuses.isEmpty() || statuses.contains(stage.status()))
        .filter(stage -> !query.details() || hasTasks(stage, query.taskStatuses()))
        .map(stage -> data(stage, query))
        .toList();
  }

  private static boolean hasTasks(StageState stage, Set<TaskStatus> statuses) {
    return statuses.isEmpty() || statuses.stream().anyMatch(status -> count(stage, status) > 0);
  }

  private static int count(StageState stage, TaskStatus status) {
    return switch (status) {
      case FAILED -> stage.tasks().failed();
      case KILLED -> stage.tasks().killed();
      case RUNNING -> stage.tasks().active();
      case SUCCESS -> stage.tasks().completed();
      case UNKNOWN ->
          stage.info().numTasks()
              - stage.tasks().failed()
              - stage.tasks().killed()
              - stage.tasks().active()
              - stage.tasks().completed();
    };
  }

  /** {@code stages/{stageId}}: all attempts, the first one first. */
  public Answer<List<StageData>> stage(String stageId, QueryParameters parameters) {
    return StageQuery.parse(parameters, true)
        .then(
            query ->
                PathNumber.parse(stageId, "unknown stage: ")
                    .then(
                        id -> {
                          List<StageState> attempts = attempt.stages(id);
                          return attempts.isEmpty()
                              ? new Answer.NotFound<>("unknown stage: " + id)
                              : new Answer.Found<>(
                                  attempts.stream().map(each -> data(each, query)).toList());
                        }));
  }

  /** {@code stages/{stageId}/{stageAttemptId}}. */
  public Answer<StageData> stageAttempt(
      String stageId, String attemptId, QueryParameters parameters) {
    return StageQuery.parse(parameters, true)
        .then(
            query ->
                key(stageId, attemptId)
                    .then(
                        key -> {
                          StageState stage = attempt.stage(key);
                          return stage == null
                              ? unknown(key)
                              : new Answer.Found<>(data(stage, query));
                        }));
  }

  private Answer<StageData> unknown(StageKey key) {
    List<StageState> attempts = attempt.stages(key.stageId());
    if (attempts.isEmpty()) {
      return new Answer.NotFound<>("unknown stage: " + key.stageId());
    }
    String ids =
        attempts.stream()
            .map(stage -> String.valueOf(stage.info().attemptId()))
            .collect(Collectors.joining(","));
    return new Answer.NotFound<>(
        "unknown attempt for stage %d.  Found attempts: [%s]".formatted(key.stageId(), ids));
  }

  /** {@code stages/{stageId}/{stageAttemptId}/taskSummary}. */
  public Answer<TaskMetricDistributions> taskSummary(
      String stageId, String attemptId, QueryParameters parameters) {
    ParameterReader reader = new ParameterReader(parameters);
    double[] quantiles = reader.quantiles("0.05,0.25,0.5,0.75,0.95");
    return reader
        .answer(() -> Quantiles.of(quantiles))
        .then(
            wanted ->
                key(stageId, attemptId)
                    .then(
                        key -> {
                          TaskMetricDistributions summary =
                              TaskSummary.of(attempt.tasks(key), dropped(key), wanted, times);
                          return summary == null
                              ? new Answer.NotFound<>(
                                  "No tasks reported metrics for %s / %s yet."
                                      .formatted(stageId, attemptId))
                              : new Answer.Found<>(summary);
                        }));
  }

  /** {@code stages/{stageId}/{stageAttemptId}/taskList}; empty for a stage that is not known. */
  public Answer<Iterable<TaskData>> taskList(
      String stageId, String attemptId, QueryParameters parameters) {
    return TaskListQuery.parse(parameters)
        .then(
            query ->
                key(stageId, attemptId)
                    .then(
                        key -> {
                          dropped(key);
                          return new Answer.Found<>(
                              new TaskDataList(attempt, query.select(attempt.tasks(key)), times));
                        }));
  }

  private static Answer<StageKey> key(String stageId, String attemptId) {
    return PathNumber.parse(stageId, "unknown stage: ")
        .then(
            stage ->
                PathNumber.parse(attemptId, "unknown stage attempt: ")
                    .then(id -> new Answer.Found<>(new StageKey(stage, id))));
  }

  private StageData data(StageState stage, StageQuery query) {
    if (!query.details() && !query.withSummaries()) {
      return StageData.of(stage, null, null);
    }
    StageKey key = StageKey.of(stage.info());
    List<TaskState> tasks = attempt.tasks(key);
    DroppedTasks dropped = dropped(key);
    Map<String, ExecutorStageSummary> executors = new LinkedHashMap<>();
    attempt
        .stageExecutors(key)
        .forEach((id, state) -> executors.put(id, ExecutorStageSummary.of(state)));
    return StageData.of(
        stage,
        query.details() ? details(stage, tasks, executors, query.taskStatuses()) : null,
        query.withSummaries()
            ? new StageData.Summaries(
                TaskSummary.of(tasks, dropped, query.quantiles(), times),
                ExecutorMetricsDistributions.of(executors.values(), query.quantiles()))
            : null);
  }

  private StageData.Details details(
      StageState stage,
      List<TaskState> tasks,
      Map<String, ExecutorStageSummary> executors,
      Set<TaskStatus> statuses) {
    List<TaskState> wanted =
        tasks.stream().filter(task -> TaskListQuery.hasStatus(task, statuses)).toList();
    return new StageData.Details(
        new TaskDataList(attempt, wanted, times),
        executors,
        SpeculationStageSummary.of(stage.speculation()));
  }
}
