package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import dev.tidewatch.core.spark.event.SparkEvent.TaskStart;
import dev.tidewatch.core.spark.event.TaskEndReason.Kind;
import dev.tidewatch.core.spark.event.TaskInfo;
import dev.tidewatch.core.spark.event.TaskMetrics;

/** Start and end of a task attempt: nearly all events of a log, so their cost must stay flat. */
final class TaskEvents {

  private TaskEvents() {}

  static void started(AttemptStore store, TaskStart event) {
    StageKey key = new StageKey(event.stageId(), event.stageAttemptId());
    if (store.task(key, event.task().taskId()) != null) {
      store.tally().repeatedEvent();
      return;
    }
    started(store, key, event.task());
    store.put(key, TaskState.started(event.task()));
  }

  private static void started(AttemptStore store, StageKey key, TaskInfo task) {
    store.tally().taskStarted();
    store.tally().time(task.launchTime());
    StageState stage = store.stage(key);
    if (stage != null && stage.live()) {
      store.put(stage.taskStarted(task));
      for (int jobId : stage.jobIds()) {
        JobState job = store.job(jobId);
        if (job != null) {
          store.put(job.taskStarted());
        }
      }
    }
    ExecutorState executor = store.executor(task.executorId());
    if (executor != null && executor.active()) {
      store.put(executor.with(executor.work().taskStarted(), executor.peaks()));
    }
  }

  static void ended(AttemptStore store, TaskEnd event) {
    StageKey key = new StageKey(event.stageId(), event.stageAttemptId());
    TaskState task = store.task(key, event.task().taskId());
    boolean resubmitted = event.reason().kind() == Kind.RESUBMITTED;
    if (task != null && task.ended() && (!resubmitted || task.resubmitted())) {
      store.tally().repeatedEvent();
      return;
    }
    if (task == null) {
      store.tally().endWithoutStart();
      if (!resubmitted) {
        started(store, key, event.task());
      }
      task = TaskState.started(event.task());
    }
    TaskMetrics added = task.ended() ? TaskMetrics.ZERO : event.metrics();
    store.put(key, task.ended() ? task.asResubmitted() : task.next(event));
    if (!resubmitted) {
      store.tally().taskEnded();
      SqlEvents.taskEnded(store, key, event);
    }
    store.tally().time(event.task().finishTime());
    countInStage(store, key, event, added);
    ExecutorState executor = store.executor(event.task().executorId());
    if (executor != null && executor.active()) {
      store.put(
          executor.with(executor.work().next(event), executor.peaks()).reported(event.peaks()));
    }
  }

  private static void countInStage(
      AttemptStore store, StageKey key, TaskEnd event, TaskMetrics added) {
    StageState stage = store.stage(key);
    if (stage == null || !stage.live()) {
      return;
    }
    boolean succeeded = event.reason().kind() == Kind.SUCCESS;
    int index = event.task().index();
    boolean firstInStage = succeeded && store.markCompleted(key, index);
    if (firstInStage) {
      store.tally().taskIndexCompleted();
    }
    StageState next = stage.next(event, added, firstInStage);
    store.put(next);
    if (!next.live()) {
      store.put(store.live().with(next));
    }
    for (int jobId : stage.jobIds()) {
      JobState job = store.job(jobId);
      if (job != null) {
        boolean firstInJob = succeeded && store.markCompleted(jobId, key.stageId(), index);
        store.put(job.taskEnded(event.reason(), firstInJob));
      }
    }
    String executorId = event.task().executorId();
    StageExecutorState summary = store.stageExecutor(key, executorId);
    store.put(
        key, executorId, (summary == null ? StageExecutorState.NONE : summary).next(event, added));
  }
}
