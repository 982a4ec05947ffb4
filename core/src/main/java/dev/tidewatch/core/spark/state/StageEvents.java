package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.SparkEvent.StageCompleted;
import dev.tidewatch.core.spark.event.SparkEvent.StageExecutorMetrics;
import dev.tidewatch.core.spark.event.SparkEvent.StageSubmitted;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Submission and end of a stage, and what executors report for it. */
final class StageEvents {

  private StageEvents() {}

  static void submitted(AttemptStore store, StageSubmitted event) {
    StageKey key = StageKey.of(event.stage());
    StageState known = store.stage(key);
    if (known != null && known.status() != StageState.Status.PENDING) {
      store.tally().repeatedEvent();
      return;
    }
    store.tally().tasksExpected(event.stage().numTasks());
    StorageEvents.persisted(store, event.stage());
    List<Integer> jobs = new ArrayList<>();
    for (int jobId : store.live().jobs()) {
      JobState job = store.job(jobId);
      if (job != null && job.stageIds().contains(key.stageId())) {
        jobs.add(jobId);
        store.put(job.stageSubmitted(key.stageId()));
      }
    }
    StageState stage = known == null ? StageState.pending(event.stage()) : known;
    StageState next = stage.next(event, List.copyOf(jobs));
    store.put(next);
    store.put(store.live().with(next));
    SqlEvents.stageSubmitted(store, event.stage());
  }

  static void completed(AttemptStore store, StageCompleted event) {
    StageKey key = StageKey.of(event.stage());
    StageState stage = store.stage(key);
    if (stage == null || !stage.live()) {
      store.tally().repeatedEvent();
      return;
    }
    if (event.stage().completionTime() != null) {
      store.tally().time(event.stage().completionTime());
    }
    StageState next = stage.next(event);
    for (int jobId : stage.jobIds()) {
      JobState job = store.job(jobId);
      if (job != null) {
        store.put(job.stageCompleted(event.stage(), next.status()));
      }
    }
    for (String executorId : stage.excludedExecutors()) {
      ExecutorState executor = store.executor(executorId);
      if (executor != null && executor.active()) {
        store.put(executor.excludedIn(without(executor.excludedInStages(), key.stageId())));
      }
    }
    store.put(next);
    LiveEntities live = store.live().with(next);
    store.put(live);
    ExecutorEvents.forgetDead(store, live);
  }

  private static Set<Integer> without(Set<Integer> ids, int id) {
    return ids.stream().filter(other -> other != id).collect(Collectors.toUnmodifiableSet());
  }

  static void executorMetrics(AttemptStore store, StageExecutorMetrics event) {
    ExecutorState executor = store.executor(event.executorId());
    if (executor != null
        && (executor.active() || store.live().deadExecutors().contains(executor.id()))) {
      store.put(executor.reported(event.peaks()));
    }
    StageKey key = new StageKey(event.stageId(), event.stageAttemptId());
    StageState stage = store.stage(key);
    if (stage == null || !stage.live()) {
      return;
    }
    store.put(stage.reported(event.peaks()));
    StageExecutorState summary = store.stageExecutor(key, event.executorId());
    store.put(
        key,
        event.executorId(),
        (summary == null ? StageExecutorState.NONE : summary).reported(event.peaks()));
  }
}
