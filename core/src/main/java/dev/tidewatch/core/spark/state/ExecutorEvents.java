package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.SparkEvent.BlockManagerAdded;
import dev.tidewatch.core.spark.event.SparkEvent.ExecutorAdded;
import dev.tidewatch.core.spark.event.SparkEvent.ExecutorRemoved;
import dev.tidewatch.core.spark.event.SparkEvent.MiscellaneousProcessAdded;
import dev.tidewatch.core.spark.event.TaskResourceRequest;
import org.jspecify.annotations.Nullable;

/** Coming and going of executors and of other processes. */
final class ExecutorEvents {

  static final String DRIVER = "driver";

  private ExecutorEvents() {}

  static void added(AttemptStore store, ExecutorAdded event) {
    ExecutorState executor = addedOrNull(store, event.executorId(), event.time());
    if (executor == null) {
      return;
    }
    int cpusPerTask = cpusPerTask(store, event.resourceProfileId());
    ExecutorState.Place place =
        new ExecutorState.Place(
            event.host(),
            executor.place().hostPort(),
            event.totalCores(),
            event.totalCores() / cpusPerTask,
            event.logUrls(),
            event.attributes(),
            event.resources(),
            event.resourceProfileId());
    store.put(executor.at(place));
  }

  /** At least 1: a profile may ask for a fraction of a core. */
  private static int cpusPerTask(AttemptStore store, int resourceProfileId) {
    EnvironmentState.ResourceProfile profile =
        store.environment().resourceProfiles().get(resourceProfileId);
    TaskResourceRequest cpus = profile == null ? null : profile.taskResources().get("cpus");
    return Math.max(1, cpus == null ? store.application().cpusPerTask() : (int) cpus.amount());
  }

  static void blockManagerAdded(AttemptStore store, BlockManagerAdded event) {
    ExecutorState executor = addedOrNull(store, event.executorId(), event.time());
    if (executor == null) {
      return;
    }
    ExecutorState.Memory memory =
        event.maxOnHeapMemory() == null
            ? new ExecutorState.Memory(
                event.maxMemory(),
                executor.memory().totalOnHeap(),
                executor.memory().totalOffHeap())
            : new ExecutorState.Memory(
                event.maxMemory(),
                event.maxOnHeapMemory(),
                event.maxOffHeapMemory() == null ? 0 : event.maxOffHeapMemory());
    store.put(executor.at(executor.place().at(event.host() + ":" + event.port())).with(memory));
  }

  /**
   * The executor to update, or null for an event that tells of a time before its removal: such a
   * line is a repeat, while a later one means that the id is in use again.
   */
  private static @Nullable ExecutorState addedOrNull(
      AttemptStore store, String executorId, long time) {
    store.tally().time(time);
    ExecutorState known = store.executor(executorId);
    if (known == null) {
      return ExecutorState.added(executorId, time);
    }
    if (known.active()) {
      return known;
    }
    if (known.removeTime() != null && time <= known.removeTime()) {
      store.tally().repeatedEvent();
      return null;
    }
    store.put(ExecutorStorageState.empty(executorId));
    return ExecutorState.added(executorId, time);
  }

  static void processAdded(AttemptStore store, MiscellaneousProcessAdded event) {
    store.tally().time(event.time());
    ProcessState known = store.process(event.processId());
    store.put(known == null ? ProcessState.added(event) : known.next(event));
  }

  /** A removal from before the executor was added is a repeat, told of an earlier use of its id. */
  static void removed(AttemptStore store, ExecutorRemoved event) {
    ExecutorState executor = store.executor(event.executorId());
    if (executor == null || !executor.active() || event.time() < executor.addTime()) {
      store.tally().repeatedEvent();
      return;
    }
    store.tally().time(event.time());
    store.put(executor.removed(event.time(), event.reason()));
    if (store.live().anyStageSubmittedBefore(event.time())) {
      store.put(store.live().withDeadExecutor(event.executorId()));
    }
  }

  /** Stops tracking removed executors that no live stage can have run on. */
  static void forgetDead(AttemptStore store, LiveEntities live) {
    LiveEntities next = live;
    for (String executorId : live.deadExecutors()) {
      ExecutorState executor = store.executor(executorId);
      Long removeTime = executor == null ? null : executor.removeTime();
      if (executor == null || removeTime == null || !live.anyStageSubmittedBefore(removeTime)) {
        next = next.withoutDeadExecutor(executorId);
      }
    }
    if (!next.equals(live)) {
      store.put(next);
    }
  }
}
