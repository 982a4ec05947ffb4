package dev.tidewatch.spark;

import dev.tidewatch.codec.RecordCodec;
import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.core.spark.state.DroppedTasks;
import dev.tidewatch.core.spark.state.EnvironmentState;
import dev.tidewatch.core.spark.state.ExecutorState;
import dev.tidewatch.core.spark.state.ExecutorStorageState;
import dev.tidewatch.core.spark.state.JobState;
import dev.tidewatch.core.spark.state.ProcessState;
import dev.tidewatch.core.spark.state.RddPartitionState;
import dev.tidewatch.core.spark.state.RddState;
import dev.tidewatch.core.spark.state.SqlReader;
import dev.tidewatch.core.spark.state.StageDetail;
import dev.tidewatch.core.spark.state.StageExecutorState;
import dev.tidewatch.core.spark.state.StageKey;
import dev.tidewatch.core.spark.state.StageState;
import dev.tidewatch.core.spark.state.TaskState;
import dev.tidewatch.spark.StoreKeys.Kind;
import dev.tidewatch.store.StoreReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attempt as the stores have it since the last commit. Each method reads anew, so that two of
 * them can see two commits. For use by one request.
 */
final class StoredAttempt implements AttemptReader {

  private final StoreReader stores;
  private final ApplicationState application;
  private final byte[] prefix;

  StoredAttempt(StoreReader stores, ApplicationState application) {
    this.stores = stores;
    this.application = application;
    this.prefix = StoreKeys.attempt(new AttemptKey(application.appId(), application.attemptId()));
  }

  @Override
  public ApplicationState application() {
    return application;
  }

  @Override
  public EnvironmentState environment() {
    EnvironmentState stored = get(StoreKeys.entity(prefix, Kind.ENVIRONMENT), Codecs.ENVIRONMENT);
    return stored == null ? EnvironmentState.NONE : stored;
  }

  @Override
  public List<JobState> jobs() {
    return list(StoreKeys.entity(prefix, Kind.JOB), Codecs.JOB);
  }

  @Override
  public @Nullable JobState job(int jobId) {
    return get(StoreKeys.entity(prefix, Kind.JOB, jobId), Codecs.JOB);
  }

  @Override
  public List<StageState> stages() {
    return list(StoreKeys.entity(prefix, Kind.STAGE), Codecs.STAGE);
  }

  @Override
  public List<StageState> stages(int stageId) {
    return list(StoreKeys.entity(prefix, Kind.STAGE, stageId), Codecs.STAGE);
  }

  @Override
  public @Nullable StageState stage(StageKey key) {
    return get(StoreKeys.ofStage(prefix, Kind.STAGE, key), Codecs.STAGE);
  }

  @Override
  public List<TaskState> tasks(StageKey stage) {
    List<TaskState> tasks = new ArrayList<>();
    byte[] chunks = StoreKeys.ofStage(prefix, Kind.TASKS, stage);
    stores.scan(
        SparkStores.DETAILS,
        chunks,
        (key, value) -> {
          tasks.addAll(Codecs.TASKS.decode(value).tasks());
          return true;
        });
    return tasks;
  }

  @Override
  public DroppedTasks droppedTasks(StageKey stage) {
    StageDetail.Stored stored =
        get(StoreKeys.ofStage(prefix, Kind.STAGE_DETAIL, stage), Codecs.STAGE_DETAIL);
    return stored == null ? new DroppedTasks() : DroppedTasks.of(stored.dropped());
  }

  @Override
  public Map<String, StageExecutorState> stageExecutors(StageKey stage) {
    Map<String, StageExecutorState> found = new LinkedHashMap<>();
    byte[] all = StoreKeys.ofStage(prefix, Kind.STAGE_EXECUTOR, stage);
    stores.scan(
        SparkStores.DETAILS,
        all,
        (key, value) -> {
          found.put(StoreKeys.tail(key, all.length), Codecs.STAGE_EXECUTOR.decode(value));
          return true;
        });
    return found;
  }

  @Override
  public List<ExecutorState> executors() {
    return list(StoreKeys.entity(prefix, Kind.EXECUTOR), Codecs.EXECUTOR);
  }

  @Override
  public @Nullable ExecutorState executor(String executorId) {
    return get(StoreKeys.entity(prefix, Kind.EXECUTOR, executorId), Codecs.EXECUTOR);
  }

  @Override
  public @Nullable ExecutorStorageState executorStorage(String executorId) {
    return get(
        StoreKeys.entity(prefix, Kind.EXECUTOR_STORAGE, executorId), Codecs.EXECUTOR_STORAGE);
  }

  @Override
  public List<RddState> rdds() {
    return list(StoreKeys.entity(prefix, Kind.RDD), Codecs.RDD);
  }

  @Override
  public @Nullable RddState rdd(int rddId) {
    return get(StoreKeys.entity(prefix, Kind.RDD, rddId), Codecs.RDD);
  }

  @Override
  public List<RddPartitionState> rddPartitions(int rddId) {
    return list(StoreKeys.entity(prefix, Kind.RDD_PARTITION, rddId), Codecs.RDD_PARTITION);
  }

  @Override
  public List<ProcessState> processes() {
    return list(StoreKeys.entity(prefix, Kind.PROCESS), Codecs.PROCESS);
  }

  @Override
  public SqlReader sql() {
    return new StoredSql(stores, prefix);
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
