package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.AccumulatorUpdates;
import dev.tidewatch.core.spark.event.SparkEvent.JobEnd;
import dev.tidewatch.core.spark.event.SparkEvent.JobStart;
import dev.tidewatch.core.spark.event.SparkEvent.SqlDriverUpdates;
import dev.tidewatch.core.spark.event.SparkEvent.SqlExecutionEnd;
import dev.tidewatch.core.spark.event.SparkEvent.SqlExecutionStart;
import dev.tidewatch.core.spark.event.SparkEvent.SqlMetricsAdded;
import dev.tidewatch.core.spark.event.SparkEvent.SqlPlanUpdate;
import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import dev.tidewatch.core.spark.event.StageInfo;
import dev.tidewatch.core.spark.sql.PlanGraphs;
import dev.tidewatch.core.spark.sql.PlanNumbers;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SQL executions. Values of metrics are held from the start of a job to the end of its execution,
 * and become texts then: what has ended takes no more than its answer.
 */
final class SqlEvents {

  private SqlEvents() {}

  static void started(AttemptStore store, SqlExecutionStart event) {
    SqlStore sql = store.sql();
    SqlExecutionState execution = known(sql, event.executionId());
    if (execution.started()) {
      store.tally().repeatedEvent();
      return;
    }
    store.tally().time(event.time());
    put(sql, execution.next(event));
    sql.put(
        event.executionId(),
        plan(sql, event.executionId()).next(event.planText(), PlanGraphs.of(event.plan())));
  }

  static void planned(AttemptStore store, SqlPlanUpdate event) {
    SqlStore sql = store.sql();
    if (runs(store, event.executionId())) {
      sql.put(
          event.executionId(),
          plan(sql, event.executionId()).next(event.planText(), PlanGraphs.of(event.plan())));
    }
  }

  static void metricsAdded(AttemptStore store, SqlMetricsAdded event) {
    SqlStore sql = store.sql();
    if (runs(store, event.executionId())) {
      sql.put(event.executionId(), plan(sql, event.executionId()).next(event.metrics()));
    }
  }

  static void measured(AttemptStore store, SqlDriverUpdates event) {
    SqlStore sql = store.sql();
    SqlExecutionState execution = sql.execution(event.executionId());
    if (execution == null || execution.ended()) {
      store.tally().repeatedEvent();
      return;
    }
    if (execution.knows(event.updates())) {
      store.tally().repeatedEvent();
      return;
    }
    sql.put(execution.measured(event.updates()));
  }

  static void ended(AttemptStore store, SqlExecutionEnd event) {
    SqlStore sql = store.sql();
    SqlExecutionState execution = sql.execution(event.executionId());
    if (execution == null || execution.ended()) {
      store.tally().repeatedEvent();
      return;
    }
    store.tally().time(event.time());
    SqlPlanState plan = plan(sql, event.executionId());
    SqlMetrics.Measured measured = SqlMetrics.measured(sql, execution, plan);
    sql.put(event.executionId(), measured.texts());
    execution.stages().forEach(stageId -> release(sql, sql.stage(stageId), event.executionId()));
    put(sql, execution.next(event, PlanNumbers.of(plan.graph(), measured.totals())));
  }

  /** A job that belongs to an execution: its stages report to it from now on. */
  static void jobStarted(AttemptStore store, JobStart event) {
    Long id = event.properties().sqlExecutionId();
    if (id == null) {
      return;
    }
    SqlStore sql = store.sql();
    SqlExecutionState execution = known(sql, id);
    SqlExecutionState next =
        execution.jobStarted(
            event.jobId(), event.stages().stream().map(StageInfo::stageId).toList());
    put(sql, next);
    if (!next.ended()) {
      Set<Integer> followed = new HashSet<>(next.stages());
      for (StageInfo stage : event.stages()) {
        if (followed.contains(stage.stageId())) {
          follow(sql, stage, id);
        }
      }
    }
  }

  private static void follow(SqlStore sql, StageInfo info, long executionId) {
    SqlStage known = sql.stage(info.stageId());
    Set<Long> executions = new HashSet<>(Set.of(executionId));
    if (known != null) {
      executions.addAll(known.executions());
      sql.removeStage(known);
    }
    sql.put(new SqlStage(new StageKey(info.stageId(), 0), info.numTasks(), executions));
  }

  static void jobEnded(AttemptStore store, JobState job, JobEnd event) {
    Long id = job.properties().sqlExecutionId();
    SqlExecutionState execution = id == null ? null : store.sql().execution(id);
    if (execution != null) {
      store.sql().put(execution.jobEnded(event.jobId(), event.succeeded()));
    }
  }

  /** Another attempt of a stage starts from nothing. */
  static void stageSubmitted(AttemptStore store, StageInfo info) {
    SqlStore sql = store.sql();
    SqlStage stage = sql.stage(info.stageId());
    if (stage != null && stage.key().attemptId() != info.attemptId()) {
      sql.removeStage(stage);
      sql.put(new SqlStage(StageKey.of(info), stage.numTasks(), stage.executions()));
    }
  }

  static void taskEnded(AttemptStore store, StageKey key, TaskEnd event) {
    SqlStore sql = store.sql();
    SqlStage stage = sql.stage(key.stageId());
    int index = event.task().index();
    if (stage == null || !stage.key().equals(key) || index < 0 || index >= stage.numTasks()) {
      return;
    }
    SqlBlock.Key at = SqlBlock.Key.of(key, index);
    SqlBlock known = sql.block(at);
    SqlBlock block = known == null ? new SqlBlock(at.number()) : known;
    if (block.hasSucceeded(index)) {
      return;
    }
    AccumulatorUpdates updates = event.sqlUpdates();
    for (int i = 0; i < updates.size(); i++) {
      if (stage.reported(updates.id(i), updates.value(i), event.task().taskId())) {
        block.reported(index, updates.id(i), updates.value(i));
      }
    }
    if (successful(event)) {
      block.succeeded(index);
    }
    sql.put(at, block);
    sql.put(stage);
  }

  private static boolean successful(TaskEnd event) {
    return event.task().finishTime() != 0 && !event.task().failed() && !event.task().killed();
  }

  private static SqlExecutionState known(SqlStore sql, long id) {
    SqlExecutionState known = sql.execution(id);
    return known == null ? SqlExecutionState.unknown(id) : known;
  }

  private static SqlPlanState plan(SqlStore sql, long id) {
    SqlPlanState known = sql.plan(id);
    return known == null ? SqlPlanState.NONE : known;
  }

  /** Whether an execution can still change; one that was not heard of is known from now on. */
  private static boolean runs(AttemptStore store, long id) {
    SqlStore sql = store.sql();
    SqlExecutionState execution = sql.execution(id);
    if (execution == null) {
      put(sql, SqlExecutionState.unknown(id));
      return true;
    }
    if (execution.ended()) {
      store.tally().repeatedEvent();
    }
    return !execution.ended();
  }

  /** Keeps an execution, at the cost of the oldest where there are too many. */
  private static void put(SqlStore sql, SqlExecutionState execution) {
    SqlExecutionState before = sql.execution(execution.id());
    sql.put(execution);
    if (before != null && before.ended() == execution.ended()) {
      return;
    }
    SqlIndex index = sql.index().with(execution);
    while (index.entries().size() > sql.retained()) {
      remove(sql, index.entries().get(0).executionId());
      index = index.withoutFirst();
    }
    sql.put(index);
  }

  private static void remove(SqlStore sql, long id) {
    SqlExecutionState execution = sql.execution(id);
    if (execution != null && !execution.ended()) {
      execution.stages().forEach(stageId -> release(sql, sql.stage(stageId), id));
    }
    sql.removeExecution(id);
  }

  /** A stage is forgotten once no execution that runs has a job with it. */
  private static void release(SqlStore sql, @Nullable SqlStage stage, long executionId) {
    if (stage == null || !stage.executions().contains(executionId)) {
      return;
    }
    if (stage.executions().size() == 1) {
      sql.removeStage(stage);
    } else {
      sql.put(stage.without(executionId));
    }
  }
}
