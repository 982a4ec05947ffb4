package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.SparkEvent.ExecutorExcludedForStage;
import dev.tidewatch.core.spark.event.SparkEvent.ExecutorExclusion;
import dev.tidewatch.core.spark.event.SparkEvent.NodeExcludedForStage;
import dev.tidewatch.core.spark.event.SparkEvent.NodeExclusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Executors and nodes that Spark stops using, for an application or for a stage. */
final class ExclusionEvents {

  private ExclusionEvents() {}

  static void executor(AttemptStore store, ExecutorExclusion event) {
    ExecutorState executor = store.executor(event.executorId());
    if (executor != null && executor.active()) {
      store.put(executor.excluded(event.excluded()));
    }
  }

  static void node(AttemptStore store, NodeExclusion event) {
    for (ExecutorState executor : activeOn(store, event.host())) {
      store.put(executor.excluded(event.excluded()));
    }
  }

  static void executorForStage(AttemptStore store, ExecutorExcludedForStage event) {
    StageKey key = new StageKey(event.stageId(), event.stageAttemptId());
    ExecutorState executor = store.executor(event.executorId());
    exclude(store, key, Set.of(event.executorId()));
    if (executor != null && executor.active()) {
      excludeIn(store, executor, event.stageId());
    }
  }

  static void nodeForStage(AttemptStore store, NodeExcludedForStage event) {
    StageKey key = new StageKey(event.stageId(), event.stageAttemptId());
    List<ExecutorState> executors = activeOn(store, event.host());
    Set<String> ids = new TreeSet<>();
    for (ExecutorState executor : executors) {
      ids.add(executor.id());
      excludeIn(store, executor, event.stageId());
    }
    exclude(store, key, ids);
  }

  private static void exclude(AttemptStore store, StageKey key, Set<String> executorIds) {
    StageState stage = store.stage(key);
    if (stage == null || !stage.live()) {
      return;
    }
    for (String executorId : executorIds) {
      StageExecutorState summary = store.stageExecutor(key, executorId);
      store.put(
          key, executorId, (summary == null ? StageExecutorState.NONE : summary).asExcluded());
    }
    store.put(stage.excluding(executorIds));
  }

  private static void excludeIn(AttemptStore store, ExecutorState executor, int stageId) {
    Set<Integer> stages = new TreeSet<>(executor.excludedInStages());
    stages.add(stageId);
    store.put(executor.excludedIn(Set.copyOf(stages)));
  }

  /** The driver is never excluded, whatever its host. */
  private static List<ExecutorState> activeOn(AttemptStore store, String host) {
    List<ExecutorState> found = new ArrayList<>();
    for (ExecutorState executor : store.executors()) {
      if (executor.active()
          && !executor.id().equals(ExecutorEvents.DRIVER)
          && Objects.equals(executor.place().hostName(), host)) {
        found.add(executor);
      }
    }
    return found;
  }
}
