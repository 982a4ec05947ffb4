package dev.tidewatch.core.spark.state;

import org.jspecify.annotations.Nullable;

/** The SQL part of an {@link AttemptStore}. Owned by one stream thread. */
public interface SqlStore extends SqlSource {

  /** Executions to keep; at least 1. */
  int retained();

  SqlIndex index();

  void put(SqlIndex index);

  @Nullable SqlExecutionState execution(long executionId);

  void put(SqlExecutionState execution);

  @Nullable SqlPlanState plan(long executionId);

  void put(long executionId, SqlPlanState plan);

  void put(long executionId, SqlValuesState values);

  /** Removes an execution with its plan and values. */
  void removeExecution(long executionId);

  void put(SqlStage stage);

  @Nullable SqlBlock block(SqlBlock.Key key);

  void put(SqlBlock.Key key, SqlBlock block);

  /** Removes a stage and the blocks of its present attempt. */
  void removeStage(SqlStage stage);
}
