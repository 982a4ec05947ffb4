package dev.tidewatch.core.spark.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which jobs and stages of an attempt can still move. Changes with jobs and stages, never with
 * tasks; bounded by the jobs and stages that are live at once.
 *
 * @param jobs ids of running jobs, ascending
 * @param stages submission time of live stage attempts (0 before it) by {@link StageKey#toString}
 * @param deadExecutors removed executors that still take peaks, because a stage that they may have
 *     worked for is live
 */
public record LiveEntities(
    List<Integer> jobs, Map<String, Long> stages, List<String> deadExecutors) {

  /** Nothing live. */
  public static final LiveEntities NONE = new LiveEntities(List.of(), Map.of(), List.of());

  LiveEntities withJob(int jobId) {
    TreeSet<Integer> next = new TreeSet<>(jobs);
    next.add(jobId);
    return new LiveEntities(List.copyOf(next), stages, deadExecutors);
  }

  LiveEntities withoutJob(int jobId) {
    return new LiveEntities(
        jobs.stream().filter(id -> id != jobId).toList(), stages, deadExecutors);
  }

  LiveEntities with(StageState stage) {
    StageKey key = StageKey.of(stage.info());
    Map<String, Long> next = new HashMap<>(stages);
    if (stage.live()) {
      Long submitted = stage.info().submissionTime();
      next.put(key.toString(), submitted == null ? 0L : submitted);
    } else {
      next.remove(key.toString());
    }
    return new LiveEntities(jobs, Map.copyOf(next), deadExecutors);
  }

  LiveEntities withDeadExecutor(String executorId) {
    List<String> next = new ArrayList<>(deadExecutors);
    next.add(executorId);
    return new LiveEntities(jobs, stages, List.copyOf(next));
  }

  LiveEntities withoutDeadExecutor(String executorId) {
    return new LiveEntities(
        jobs, stages, deadExecutors.stream().filter(id -> !id.equals(executorId)).toList());
  }

  /** Whether events can still move that stage attempt. */
  public boolean isLive(StageKey stage) {
    return stages.containsKey(stage.toString());
  }

  /** Whether a live stage was submitted before that time. */
  boolean anyStageSubmittedBefore(long time) {
    return stages.values().stream().anyMatch(submitted -> submitted < time);
  }

  /** The live attempts of that stage. */
  List<StageKey> attemptsOf(int stageId) {
    return stages.keySet().stream()
        .map(StageKey::parse)
        .filter(key -> key.stageId() == stageId)
        .toList();
  }
}
