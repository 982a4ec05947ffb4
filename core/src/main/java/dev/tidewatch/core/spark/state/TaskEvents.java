package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import dev.tidewatch.core.spark.event.SparkEvent.TaskStart;
import dev.tidewatch.core.spark.event.TaskEndReason.Kind;
import dev.tidewatch.core.spark.event.TaskInfo;
import dev.tidewatch.core.spark.event.TaskMetrics;
import java.util.OptionalLong;

/** Start and end of a task attempt: nearly all events of a log, so their cost must stay flat. */
final class TaskEvents {

  private TaskEvents() {}

  static void started(AttemptStore store, TaskStart event) {
    StageKey key = new StageKey(event.stageId(), event.stageAttemptId());
    long taskId = event.task().taskId();
    if (store.task(key, taskId) != null || store.isDropped(key, taskId)) {
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
    if (task == null && store.isDropped(key, event.task().taskId())) {
      endedAgain(store, key, event);
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
    if (task.ended()) {
      store.put(key, task.asResubmitted());
    } else {
      keep(store, key, task.next(event));
    }
    if (!resubmitted) {
      store.tally().taskEnded();
      SqlEvents.taskEnded(store, key, event);
    }
    count(store, key, event, added);
  }

  private static void count(AttemptStore store, StageKey key, TaskEnd event, TaskMetrics added) {
    store.tally().time(event.task().finishTime());
    countInStage(store, key, event, added);
    ExecutorState executor = store.executor(event.task().executorId());
    if (executor != null && executor.active()) {
      store.put(
          executor.with(executor.work().next(event), executor.peaks()).reported(event.peaks()));
    }
  }

  /** Keeps an attempt that has ended, unless the stage has too many: then one of them goes. */
  private static void keep(AttemptStore store, StageKey key, TaskState ended) {
    store.put(key, ended);
    StageDetail known = store.detail(key);
    StageDetail detail = known == null ? new StageDetail() : known;
    OptionalLong surplus = detail.ended(ended, store.retainedTasks());
    if (surplus.isPresent()) {
      TaskState dropped = store.task(key, surplus.getAsLong());
      if (dropped != null) {
        detail.dropped().add(dropped);
        store.drop(key, surplus.getAsLong());
      }
    }
    store.put(key, detail);
  }

  /**
   * An attempt that is not kept has ended before. That its output was lost counts, each time that a
   * log says so: nothing is kept that would tell one time from another.
   */
  private static void endedAgain(AttemptStore store, StageKey key, TaskEnd event) {
    if (event.reason().kind() == Kind.RESUBMITTED) {
      count(store, key, event, TaskMetrics.ZERO);
    } else {
      store.tally().repeatedEvent();
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
