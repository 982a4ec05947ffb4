package dev.tidewatch.core.spark.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The SQL part of a {@link MemoryAttempt}. Not thread-safe. */
public final class MemorySql implements SqlStore, SqlReader {

  /** As {@code spark.sql.ui.retainedExecutions}, unless it is set. */
  public static final int DEFAULT_RETAINED = 1_000;

  private SqlIndex index = SqlIndex.NONE;
  private final Map<Long, SqlExecutionState> executions = new TreeMap<>();
  private final Map<Long, SqlPlanState> plans = new HashMap<>();
  private final Map<Long, SqlValuesState> values = new HashMap<>();
  private final Map<Integer, SqlStage> stages = new HashMap<>();
  private final Map<StageKey, Map<Integer, SqlBlock>> blocks = new HashMap<>();

  @Override
  public int retained() {
    return DEFAULT_RETAINED;
  }

  @Override
  public SqlIndex index() {
    return index;
  }

  @Override
  public void put(SqlIndex state) {
    index = state;
  }

  @Override
  public List<SqlExecutionState> executions() {
    return List.copyOf(executions.values());
  }

  @Override
  public int size() {
    return executions.size();
  }

  @Override
  public @Nullable SqlExecutionState execution(long executionId) {
    return executions.get(executionId);
  }

  @Override
  public void put(SqlExecutionState execution) {
    executions.put(execution.id(), execution);
  }

  @Override
  public SqlPlanState plan(long executionId) {
    return plans.getOrDefault(executionId, SqlPlanState.NONE);
  }

  @Override
  public void put(long executionId, SqlPlanState plan) {
    plans.put(executionId, plan);
  }

  @Override
  public SqlValuesState values(long executionId) {
    return values.getOrDefault(executionId, SqlValuesState.NONE);
  }

  @Override
  public void put(long executionId, SqlValuesState state) {
    values.put(executionId, state);
  }

  @Override
  public void removeExecution(long executionId) {
    executions.remove(executionId);
    plans.remove(executionId);
    values.remove(executionId);
  }

  @Override
  public @Nullable SqlStage stage(int stageId) {
    return stages.get(stageId);
  }

  @Override
  public void put(SqlStage stage) {
    stages.put(stage.key().stageId(), stage);
  }

  @Override
  public void blocks(StageKey stage, Consumer<SqlBlock> visitor) {
    blocks.getOrDefault(stage, Map.of()).values().forEach(visitor);
  }

  @Override
  public @Nullable SqlBlock block(SqlBlock.Key key) {
    return blocks.getOrDefault(key.stage(), Map.of()).get(key.number());
  }

  @Override
  public void put(SqlBlock.Key key, SqlBlock block) {
    blocks.computeIfAbsent(key.stage(), stage -> new TreeMap<>()).put(key.number(), block);
  }

  @Override
  public void removeStage(SqlStage stage) {
    stages.remove(stage.key().stageId());
    blocks.remove(stage.key());
  }
}
