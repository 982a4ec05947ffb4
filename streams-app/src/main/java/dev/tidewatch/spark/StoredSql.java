package dev.tidewatch.spark;

import dev.tidewatch.codec.RecordCodec;
import dev.tidewatch.core.spark.state.SqlBlock;
import dev.tidewatch.core.spark.state.SqlExecutionState;
import dev.tidewatch.core.spark.state.SqlIndex;
import dev.tidewatch.core.spark.state.SqlPlanState;
import dev.tidewatch.core.spark.state.SqlReader;
import dev.tidewatch.core.spark.state.SqlStage;
import dev.tidewatch.core.spark.state.SqlValuesState;
import dev.tidewatch.core.spark.state.StageKey;
import dev.tidewatch.spark.StoreKeys.Kind;
import dev.tidewatch.store.StoreReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The SQL executions of one attempt as the stores have them. For use by one request. */
final class StoredSql implements SqlReader {

  private final StoreReader stores;
  private final byte[] prefix;

  StoredSql(StoreReader stores, byte[] prefix) {
    this.stores = stores;
    this.prefix = prefix;
  }

  @Override
  public List<SqlExecutionState> executions() {
    return list(StoreKeys.entity(prefix, Kind.SQL_EXECUTION), Codecs.SQL_EXECUTION);
  }

  @Override
  public int size() {
    SqlIndex stored = get(StoreKeys.entity(prefix, Kind.SQL_INDEX), Codecs.SQL_INDEX);
    return stored == null ? 0 : stored.entries().size();
  }

  @Override
  public @Nullable SqlExecutionState execution(long executionId) {
    return get(StoreKeys.entity(prefix, Kind.SQL_EXECUTION, executionId), Codecs.SQL_EXECUTION);
  }

  @Override
  public SqlPlanState plan(long executionId) {
    SqlPlanState stored =
        get(StoreKeys.entity(prefix, Kind.SQL_PLAN, executionId), Codecs.SQL_PLAN);
    return stored == null ? SqlPlanState.NONE : stored;
  }

  @Override
  public SqlValuesState values(long executionId) {
    SqlValuesState stored =
        get(StoreKeys.entity(prefix, Kind.SQL_VALUES, executionId), Codecs.SQL_VALUES);
    return stored == null ? SqlValuesState.NONE : stored;
  }

  @Override
  public @Nullable SqlStage stage(int stageId) {
    SqlStage.Stored stored =
        get(StoreKeys.entity(prefix, Kind.SQL_STAGE, stageId), Codecs.SQL_STAGE);
    return stored == null ? null : SqlStage.of(stored);
  }

  @Override
  public void blocks(StageKey stage, Consumer<SqlBlock> visitor) {
    stores.scan(
        SparkStores.DETAILS,
        StoreKeys.ofStage(prefix, Kind.SQL_BLOCK, stage),
        (key, value) -> {
          visitor.accept(SqlBlock.of(Codecs.SQL_BLOCK.decode(value)));
          return true;
        });
  }

  private <T extends Record> @Nullable T get(byte[] key, RecordCodec<T> codec) {
    byte[] value = stores.get(SparkStores.DETAILS, key);
    return value == null ? null : codec.decode(value);
  }

  private <T extends Record> List<T> list(byte[] first, RecordCodec<T> codec) {
    List<T> found = new ArrayList<>();
    stores.scan(
        SparkStores.DETAILS,
        first,
        (key, value) -> {
          found.add(codec.decode(value));
          return true;
        });
    return found;
  }
}
