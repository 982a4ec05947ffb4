package dev.tidewatch.spark;

import dev.tidewatch.codec.RecordCodec;
import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.EnvironmentState;
import dev.tidewatch.core.spark.state.ExecutorState;
import dev.tidewatch.core.spark.state.ExecutorStorageState;
import dev.tidewatch.core.spark.state.JobState;
import dev.tidewatch.core.spark.state.LiveEntities;
import dev.tidewatch.core.spark.state.ProcessState;
import dev.tidewatch.core.spark.state.RddPartitionState;
import dev.tidewatch.core.spark.state.RddState;
import dev.tidewatch.core.spark.state.StageDetail;
import dev.tidewatch.core.spark.state.StageExecutorState;
import dev.tidewatch.core.spark.state.StageKey;
import dev.tidewatch.core.spark.state.StageState;
import dev.tidewatch.spark.StoreKeys.Kind;
import dev.tidewatch.store.RecordStore;
import dev.tidewatch.store.WriteBack;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The entities of one attempt as objects over the rows of the stores, one table a kind. Between
 * flushes only what can still move stays in memory. Owned by one stream thread.
 */
final class AttemptTables {

  /** The key of what an attempt has one of. */
  static final int ONE = 0;

  private final byte[] prefix;
  private final RecordStore details;
  private long latestChunk = -1;

  final WriteBack<Integer, ApplicationState> application;
  final WriteBack<Integer, LiveEntities> live;
  final WriteBack<Integer, EnvironmentState> environment;
  final WriteBack<String, LogPosition> positions;
  final WriteBack<String, AttemptPointer> pointers;
  final WriteBack<Integer, JobState> jobs;
  final WriteBack<StageKey, StageState> stages;
  final WriteBack<StageExecutor, StageExecutorState> stageExecutors;
  final WriteBack<String, ExecutorState> executors;
  final WriteBack<String, ExecutorStorageState> executorStorage;
  final WriteBack<Integer, RddState> rdds;
  final WriteBack<RddPartition, RddPartitionState> rddPartitions;
  final WriteBack<String, ProcessState> processes;
  final WriteBack<TaskChunk.Key, TaskChunk> tasks;
  final WriteBack<StageKey, StageDetail> stageDetails;
  final WriteBack<CompletedIndices.StageScope, BitSet> stageCompleted;
  final WriteBack<CompletedIndices.JobScope, BitSet> jobCompleted;
  final SqlTables sql;

  record StageExecutor(StageKey stage, String executorId) {}

  record RddPartition(int rddId, int partition) {}

  AttemptTables(
      AttemptKey key,
      ApplicationRows applications,
      RecordStore details,
      Inventory inventory,
      AttemptLimits limits) {
    this.details = details;
    this.prefix = StoreKeys.attempt(key);
    this.application =
        new WriteBack<>(
            one -> applications.get(key),
            (one, state) -> applications.put(key, state),
            one -> applications.delete(key),
            (one, state) -> true);
    this.live = one(Kind.LIVE, Codecs.LIVE, (before, after) -> {});
    this.environment =
        one(
            Kind.ENVIRONMENT,
            Codecs.ENVIRONMENT,
            (before, after) -> inventory.options(key, before, after));
    this.positions = named(Kind.POSITION, Codecs.POSITION, (file, position) -> true);
    this.pointers = named(Kind.POINTER, Codecs.POINTER, (file, pointer) -> false);
    this.jobs =
        numbered(Kind.JOB, Codecs.JOB, (id, job) -> job.status() == JobState.Status.RUNNING);
    this.stages =
        table(
            Codecs.STAGE,
            stage -> StoreKeys.pair(prefix, Kind.STAGE, stage.stageId(), stage.attemptId()),
            (stage, state) -> state.live());
    this.stageExecutors =
        table(
            Codecs.STAGE_EXECUTOR,
            at -> StoreKeys.ofStage(prefix, Kind.STAGE_EXECUTOR, at.stage(), at.executorId()),
            (at, state) -> isLive(at.stage()));
    this.executors = named(Kind.EXECUTOR, Codecs.EXECUTOR, (id, state) -> state.active());
    this.executorStorage =
        named(Kind.EXECUTOR_STORAGE, Codecs.EXECUTOR_STORAGE, (id, state) -> isRunning());
    this.rdds = numbered(Kind.RDD, Codecs.RDD, (id, state) -> isRunning());
    this.rddPartitions =
        table(
            Codecs.RDD_PARTITION,
            at -> StoreKeys.pair(prefix, Kind.RDD_PARTITION, at.rddId(), at.partition()),
            (at, state) -> false);
    this.processes = named(Kind.PROCESS, Codecs.PROCESS, (id, state) -> false);
    this.tasks = chunks();
    this.stageDetails = details();
    this.stageCompleted = stageBits();
    this.jobCompleted = jobBits();
    this.sql = new SqlTables(prefix, details, limits.sqlExecutions(), this::isRunning);
  }

  private WriteBack<TaskChunk.Key, TaskChunk> chunks() {
    Function<TaskChunk.Key, byte[]> row =
        at -> StoreKeys.ofStage(prefix, Kind.TASKS, at.stage(), at.number());
    return new WriteBack<>(
        at -> {
          TaskChunk.Stored stored = details.get(row.apply(at), Codecs.TASKS);
          return stored == null ? null : TaskChunk.of(stored);
        },
        (at, chunk) -> {
          latestChunk = Math.max(latestChunk, at.number());
          details.put(row.apply(at), chunk.toStored(), Codecs.TASKS);
        },
        at -> details.delete(row.apply(at)),
        (at, chunk) -> isLive(at.stage()) && (chunk.anyRunning() || at.number() == latestChunk));
  }

  private WriteBack<StageKey, StageDetail> details() {
    Function<StageKey, byte[]> row = stage -> StoreKeys.ofStage(prefix, Kind.STAGE_DETAIL, stage);
    return new WriteBack<>(
        stage -> {
          StageDetail.Stored stored = details.get(row.apply(stage), Codecs.STAGE_DETAIL);
          return stored == null ? null : StageDetail.of(stored);
        },
        (stage, detail) -> details.put(row.apply(stage), detail.toStored(), Codecs.STAGE_DETAIL),
        stage -> details.delete(row.apply(stage)),
        (stage, detail) -> isLive(stage));
  }

  private WriteBack<CompletedIndices.StageScope, BitSet> stageBits() {
    return bits(
        at -> StoreKeys.ofStage(prefix, Kind.STAGE_COMPLETED, at.stage(), at.number()),
        (at, bits) -> isLive(at.stage()));
  }

  private WriteBack<CompletedIndices.JobScope, BitSet> jobBits() {
    return bits(
        at -> {
          StageKey jobAndStage = new StageKey(at.jobId(), at.stageId());
          return StoreKeys.ofStage(prefix, Kind.JOB_COMPLETED, jobAndStage, at.number());
        },
        (at, bits) -> live().jobs().contains(at.jobId()));
  }

  private <K> WriteBack<K, BitSet> bits(Function<K, byte[]> row, BiPredicate<K, BitSet> keep) {
    return new WriteBack<>(
        at -> {
          CompletedIndices stored = details.get(row.apply(at), Codecs.COMPLETED);
          return stored == null ? null : CompletedIndices.bits(stored);
        },
        (at, bits) -> details.put(row.apply(at), CompletedIndices.of(bits), Codecs.COMPLETED),
        at -> details.delete(row.apply(at)),
        keep);
  }

  /** What an attempt has one of; a change is told with what the store had before. */
  private <V extends Record> WriteBack<Integer, V> one(
      Kind kind, RecordCodec<V> codec, BiConsumer<@Nullable V, V> change) {
    byte[] row = StoreKeys.entity(prefix, kind);
    return new WriteBack<>(
        one -> details.get(row, codec),
        (one, state) -> {
          change.accept(details.get(row, codec), state);
          details.put(row, state, codec);
        },
        one -> details.delete(row),
        (one, state) -> true);
  }

  private <V extends Record> WriteBack<String, V> named(
      Kind kind, RecordCodec<V> codec, BiPredicate<String, V> keep) {
    return table(codec, name -> StoreKeys.entity(prefix, kind, name), keep);
  }

  private <V extends Record> WriteBack<Integer, V> numbered(
      Kind kind, RecordCodec<V> codec, BiPredicate<Integer, V> keep) {
    return table(codec, id -> StoreKeys.entity(prefix, kind, id), keep);
  }

  private <K, V extends Record> WriteBack<K, V> table(
      RecordCodec<V> codec, Function<K, byte[]> row, BiPredicate<K, V> keep) {
    return new WriteBack<>(
        key -> details.get(row.apply(key), codec),
        (key, state) -> details.put(row.apply(key), state, codec),
        key -> details.delete(row.apply(key)),
        keep);
  }

  LiveEntities live() {
    LiveEntities state = live.get(ONE);
    return state == null ? LiveEntities.NONE : state;
  }

  private boolean isLive(StageKey stage) {
    return live().isLive(stage);
  }

  private boolean isRunning() {
    ApplicationState state = application.get(ONE);
    return state != null && !state.completed();
  }

  /** All entities of a kind that are known by name, stored or not yet. */
  <V> List<V> allNamed(Kind kind, WriteBack<String, V> table) {
    byte[] first = StoreKeys.entity(prefix, kind);
    Set<String> names = new TreeSet<>();
    details
        .keys(first, Integer.MAX_VALUE)
        .forEach(row -> names.add(StoreKeys.tail(row, first.length)));
    table.keys().forEach(names::add);
    List<V> found = new ArrayList<>();
    for (String name : names) {
      V value = table.get(name);
      if (value != null) {
        found.add(value);
      }
    }
    return found;
  }

  /** All partitions of an RDD, stored or not yet, ascending. */
  List<RddPartitionState> allPartitions(int rddId) {
    byte[] first = StoreKeys.entity(prefix, Kind.RDD_PARTITION, rddId);
    Set<Integer> numbers = new TreeSet<>();
    details.keys(first, Integer.MAX_VALUE).forEach(row -> numbers.add(StoreKeys.lastInt(row)));
    rddPartitions
        .keys()
        .forEach(
            at -> {
              if (at.rddId() == rddId) {
                numbers.add(at.partition());
              }
            });
    List<RddPartitionState> found = new ArrayList<>();
    for (int number : numbers) {
      RddPartitionState partition = rddPartitions.get(new RddPartition(rddId, number));
      if (partition != null) {
        found.add(partition);
      }
    }
    return found;
  }

  /** Writes what has changed, the details of the attempt at once. */
  void flush() {
    details.together(this::flushDetails);
    application.flush();
  }

  private void flushDetails() {
    tasks.flush();
    stageDetails.flush();
    sql.flush();
    stageCompleted.flush();
    jobCompleted.flush();
    stageExecutors.flush();
    stages.flush();
    jobs.flush();
    executors.flush();
    executorStorage.flush();
    rdds.flush();
    rddPartitions.flush();
    processes.flush();
    environment.flush();
    live.flush();
    positions.flush();
    pointers.flush();
  }
}
