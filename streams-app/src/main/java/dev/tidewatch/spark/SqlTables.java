package dev.tidewatch.spark;

import dev.tidewatch.codec.RecordCodec;
import dev.tidewatch.core.spark.state.SqlBlock;
import dev.tidewatch.core.spark.state.SqlExecutionState;
import dev.tidewatch.core.spark.state.SqlIndex;
import dev.tidewatch.core.spark.state.SqlPlanState;
import dev.tidewatch.core.spark.state.SqlStage;
import dev.tidewatch.core.spark.state.SqlStore;
import dev.tidewatch.core.spark.state.SqlValuesState;
import dev.tidewatch.core.spark.state.StageKey;
import dev.tidewatch.spark.StoreKeys.Kind;
import dev.tidewatch.store.RecordStore;
import dev.tidewatch.store.WriteBack;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The SQL executions of one attempt as objects over the rows of the store. Between flushes only
 * executions that run, their stages, and the blocks of tasks that end now stay in memory. Owned by
 * one stream thread.
 */
final class SqlTables implements SqlStore {

  private static final int ONE = AttemptTables.ONE;

  private final byte[] prefix;
  private final RecordStore details;
  private final int retained;
  private final WriteBack<Integer, SqlIndex> index;
  private final WriteBack<Long, SqlExecutionState> executions;
  private final WriteBack<Long, SqlPlanState> plans;
  private final WriteBack<Long, SqlValuesState> values;
  private final WriteBack<Integer, SqlStage> stages;
  private final WriteBack<SqlBlock.Key, SqlBlock> blocks;

  /**
   * @param retained executions to keep
   * @param running whether the attempt has not ended
   */
  SqlTables(byte[] prefix, RecordStore details, int retained, BooleanSupplier running) {
    this.prefix = prefix;
    this.details = details;
    this.retained = retained;
    this.index =
        table(
            one -> StoreKeys.entity(prefix, Kind.SQL_INDEX),
            Codecs.SQL_INDEX,
            (one, all) -> running.getAsBoolean());
    this.executions =
        table(
            id -> StoreKeys.entity(prefix, Kind.SQL_EXECUTION, id),
            Codecs.SQL_EXECUTION,
            (id, execution) -> running.getAsBoolean() && !execution.ended());
    this.plans =
        table(
            id -> StoreKeys.entity(prefix, Kind.SQL_PLAN, id),
            Codecs.SQL_PLAN,
            (id, plan) -> false);
    this.values =
        table(
            id -> StoreKeys.entity(prefix, Kind.SQL_VALUES, id),
            Codecs.SQL_VALUES,
            (id, texts) -> false);
    this.stages =
        objects(
            id -> StoreKeys.entity(prefix, Kind.SQL_STAGE, id),
            Codecs.SQL_STAGE,
            SqlStage::of,
            SqlStage::toStored,
            (id, stage) -> running.getAsBoolean());
    this.blocks =
        objects(
            at -> StoreKeys.ofStage(prefix, Kind.SQL_BLOCK, at.stage(), at.number()),
            Codecs.SQL_BLOCK,
            SqlBlock::of,
            SqlBlock::toStored,
            (at, block) -> block.touched() && running.getAsBoolean());
  }

  private <K, V extends Record> WriteBack<K, V> table(
      Function<K, byte[]> row, RecordCodec<V> codec, BiPredicate<K, V> keep) {
    return objects(row, codec, stored -> stored, object -> object, keep);
  }

  /** Objects that are stored in another form. */
  private <K, V, S extends Record> WriteBack<K, V> objects(
      Function<K, byte[]> row,
      RecordCodec<S> codec,
      Function<S, V> of,
      Function<V, S> toStored,
      BiPredicate<K, V> keep) {
    return new WriteBack<>(
        key -> {
          S stored = details.get(row.apply(key), codec);
          return stored == null ? null : of.apply(stored);
        },
        (key, object) -> details.put(row.apply(key), toStored.apply(object), codec),
        key -> details.delete(row.apply(key)),
        keep);
  }

  @Override
  public int retained() {
    return retained;
  }

  @Override
  public SqlIndex index() {
    SqlIndex state = index.get(ONE);
    return state == null ? SqlIndex.NONE : state;
  }

  @Override
  public void put(SqlIndex state) {
    index.put(ONE, state);
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
  public @Nullable SqlPlanState plan(long executionId) {
    return plans.get(executionId);
  }

  @Override
  public void put(long executionId, SqlPlanState plan) {
    plans.put(executionId, plan);
  }

  @Override
  public void put(long executionId, SqlValuesState texts) {
    values.put(executionId, texts);
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
  public @Nullable SqlBlock block(SqlBlock.Key key) {
    return blocks.get(key);
  }

  @Override
  public void put(SqlBlock.Key key, SqlBlock block) {
    blocks.put(key, block);
  }

  /** One block at a time, without holding those that were only in the store. */
  @Override
  public void blocks(StageKey stage, Consumer<SqlBlock> visitor) {
    for (int number : numbers(stage)) {
      SqlBlock block = blocks.peek(new SqlBlock.Key(stage, number));
      if (block != null) {
        visitor.accept(block);
      }
    }
  }

  private Set<Integer> numbers(StageKey stage) {
    Set<Integer> numbers = new TreeSet<>();
    details
        .keys(StoreKeys.ofStage(prefix, Kind.SQL_BLOCK, stage), Integer.MAX_VALUE)
        .forEach(row -> numbers.add(StoreKeys.lastInt(row)));
    blocks
        .keys()
        .forEach(
            at -> {
              if (at.stage().equals(stage)) {
                numbers.add(at.number());
              }
            });
    return numbers;
  }

  @Override
  public void removeStage(SqlStage stage) {
    numbers(stage.key()).forEach(number -> blocks.remove(new SqlBlock.Key(stage.key(), number)));
    stages.remove(stage.key().stageId());
  }

  void flush() {
    blocks.flush();
    stages.flush();
    values.flush();
    plans.flush();
    executions.flush();
    index.flush();
  }
}
