package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.SparkEvent;
import dev.tidewatch.core.spark.event.SparkEvent.ApplicationEnd;
import dev.tidewatch.core.spark.event.SparkEvent.ApplicationStart;
import dev.tidewatch.core.spark.event.SparkEvent.BlockManagerAdded;
import dev.tidewatch.core.spark.event.SparkEvent.BlockUpdated;
import dev.tidewatch.core.spark.event.SparkEvent.EnvironmentUpdate;
import dev.tidewatch.core.spark.event.SparkEvent.ExecutorAdded;
import dev.tidewatch.core.spark.event.SparkEvent.ExecutorExcludedForStage;
import dev.tidewatch.core.spark.event.SparkEvent.ExecutorExclusion;
import dev.tidewatch.core.spark.event.SparkEvent.ExecutorRemoved;
import dev.tidewatch.core.spark.event.SparkEvent.JobEnd;
import dev.tidewatch.core.spark.event.SparkEvent.JobStart;
import dev.tidewatch.core.spark.event.SparkEvent.LogStart;
import dev.tidewatch.core.spark.event.SparkEvent.MiscellaneousProcessAdded;
import dev.tidewatch.core.spark.event.SparkEvent.NodeExcludedForStage;
import dev.tidewatch.core.spark.event.SparkEvent.NodeExclusion;
import dev.tidewatch.core.spark.event.SparkEvent.ResourceProfileAdded;
import dev.tidewatch.core.spark.event.SparkEvent.SqlDriverUpdates;
import dev.tidewatch.core.spark.event.SparkEvent.SqlExecutionEnd;
import dev.tidewatch.core.spark.event.SparkEvent.SqlExecutionStart;
import dev.tidewatch.core.spark.event.SparkEvent.SqlMetricsAdded;
import dev.tidewatch.core.spark.event.SparkEvent.SqlPlanUpdate;
import dev.tidewatch.core.spark.event.SparkEvent.StageCompleted;
import dev.tidewatch.core.spark.event.SparkEvent.StageExecutorMetrics;
import dev.tidewatch.core.spark.event.SparkEvent.StageSubmitted;
import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import dev.tidewatch.core.spark.event.SparkEvent.TaskStart;
import dev.tidewatch.core.spark.event.SparkEvent.UnpersistRdd;

/**
 * Moves the entities of one attempt by one event, as Spark's own {@code AppStatusListener} does
 * when the History Server replays a log, so that the numbers equal its answers. Where it differs,
 * the reason is that lines can be lost or repeated here: an event that says again what is known is
 * a no-op, and an end without its start counts as both.
 */
public final class AttemptReducer {

  private AttemptReducer() {}

  /** Applies one event. The most frequent kinds are tried first. */
  public static void apply(AttemptStore store, SparkEvent event) {
    store.tally().event();
    if (event instanceof TaskEnd e) {
      TaskEvents.ended(store, e);
    } else if (event instanceof TaskStart e) {
      TaskEvents.started(store, e);
    } else if (event instanceof StageSubmitted e) {
      StageEvents.submitted(store, e);
    } else if (event instanceof StageCompleted e) {
      StageEvents.completed(store, e);
    } else if (event instanceof StageExecutorMetrics e) {
      StageEvents.executorMetrics(store, e);
    } else if (event instanceof JobStart e) {
      JobEvents.started(store, e);
    } else if (event instanceof JobEnd e) {
      JobEvents.ended(store, e);
    } else if (event instanceof SqlDriverUpdates e) {
      SqlEvents.measured(store, e);
    } else if (event instanceof SqlPlanUpdate e) {
      SqlEvents.planned(store, e);
    } else if (event instanceof SqlExecutionStart e) {
      SqlEvents.started(store, e);
    } else if (event instanceof SqlExecutionEnd e) {
      SqlEvents.ended(store, e);
    } else if (event instanceof SqlMetricsAdded e) {
      SqlEvents.metricsAdded(store, e);
    } else if (event instanceof ExecutorAdded e) {
      ExecutorEvents.added(store, e);
    } else if (event instanceof BlockManagerAdded e) {
      ExecutorEvents.blockManagerAdded(store, e);
    } else if (event instanceof ExecutorRemoved e) {
      ExecutorEvents.removed(store, e);
    } else if (event instanceof BlockUpdated e) {
      StorageEvents.blockUpdated(store, e);
    } else if (event instanceof UnpersistRdd e) {
      StorageEvents.unpersisted(store, e);
    } else if (event instanceof MiscellaneousProcessAdded e) {
      ExecutorEvents.processAdded(store, e);
    } else if (event instanceof ExecutorExclusion e) {
      ExclusionEvents.executor(store, e);
    } else if (event instanceof NodeExclusion e) {
      ExclusionEvents.node(store, e);
    } else if (event instanceof ExecutorExcludedForStage e) {
      ExclusionEvents.executorForStage(store, e);
    } else if (event instanceof NodeExcludedForStage e) {
      ExclusionEvents.nodeForStage(store, e);
    } else if (event instanceof LogStart e) {
      store.put(store.application().next(e));
    } else if (event instanceof ApplicationStart e) {
      ApplicationEvents.started(store, e);
    } else if (event instanceof EnvironmentUpdate e) {
      ApplicationEvents.environment(store, e);
    } else if (event instanceof ResourceProfileAdded e) {
      store.put(store.environment().next(e));
    } else if (event instanceof ApplicationEnd e) {
      ApplicationEvents.ended(store, e);
    }
  }
}
