package dev.tidewatch.spark;

import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.AttemptStore;
import dev.tidewatch.core.spark.state.EnvironmentState;
import dev.tidewatch.core.spark.state.ExecutorState;
import dev.tidewatch.core.spark.state.ExecutorStorageState;
import dev.tidewatch.core.spark.state.JobState;
import dev.tidewatch.core.spark.state.LiveEntities;
import dev.tidewatch.core.spark.state.ProcessState;
import dev.tidewatch.core.spark.state.RddPartitionState;
import dev.tidewatch.core.spark.state.RddState;
import dev.tidewatch.core.spark.state.SqlStore;
import dev.tidewatch.core.spark.state.StageDetail;
import dev.tidewatch.core.spark.state.StageExecutorState;
import dev.tidewatch.core.spark.state.StageKey;
import dev.tidewatch.core.spark.state.StageState;
import dev.tidewatch.core.spark.state.Tally;
import dev.tidewatch.core.spark.state.TaskState;
import dev.tidewatch.spark.StoreKeys.Kind;
import dev.tidewatch.store.RecordStore;
import dev.tidewatch.store.WriteBack;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The entities of one attempt as objects over the stores: an event changes objects, {@link #flush}
 * writes those that changed. Between flushes only what can still move stays in memory. Owned by one
 * stream thread.
 */
final class AttemptSession implements AttemptStore {

  private static final int ONE = AttemptTables.ONE;

  private final AttemptKey key;
  private final AttemptTables tables;
  private final int retainedTasks;
  private final Tally tally = new Tally();

  AttemptSession(
      AttemptKey key,
      ApplicationRows applications,
      RecordStore details,
      Inventory inventory,
      AttemptLimits limits) {
    this.key = key;
    this.retainedTasks = limits.tasks();
    this.tables = new AttemptTables(key, applications, details, inventory, limits);
  }

  AttemptKey key() {
    return key;
  }

  @Override
  public ApplicationState application() {
    ApplicationState state = tables.application.get(ONE);
    return state == null ? ApplicationState.unknown(key.appId(), key.attemptId()) : state;
  }

  @Override
  public void put(ApplicationState state) {
    tables.application.put(ONE, state);
  }

  @Override
  public LiveEntities live() {
    return tables.live();
  }

  @Override
  public void put(LiveEntities state) {
    tables.live.put(ONE, state);
  }

  @Override
  public EnvironmentState environment() {
    EnvironmentState state = tables.environment.get(ONE);
    return state == null ? EnvironmentState.NONE : state;
  }

  @Override
  public void put(EnvironmentState state) {
    tables.environment.put(ONE, state);
  }

  @Override
  public @Nullable JobState job(int jobId) {
    return tables.jobs.get(jobId);
  }

  @Override
  public void put(JobState job) {
    tables.jobs.put(job.jobId(), job);
  }

  @Override
  public @Nullable StageState stage(StageKey stage) {
    return tables.stages.get(stage);
  }

  @Override
  public void put(StageState stage) {
    tables.stages.put(StageKey.of(stage.info()), stage);
  }

  @Override
  public @Nullable StageExecutorState stageExecutor(StageKey stage, String executorId) {
    return tables.stageExecutors.get(new AttemptTables.StageExecutor(stage, executorId));
  }

  @Override
  public void put(StageKey stage, String executorId, StageExecutorState state) {
    tables.stageExecutors.put(new AttemptTables.StageExecutor(stage, executorId), state);
  }

  @Override
  public @Nullable ExecutorState executor(String executorId) {
    return tables.executors.get(executorId);
  }

  @Override
  public void put(ExecutorState executor) {
    tables.executors.put(executor.id(), executor);
  }

  @Override
  public Iterable<ExecutorState> executors() {
    return tables.allNamed(Kind.EXECUTOR, tables.executors);
  }

  @Override
  public @Nullable TaskState task(StageKey stage, long taskId) {
    TaskChunk chunk = tables.tasks.get(TaskChunk.Key.of(stage, taskId));
    return chunk == null ? null : chunk.get(taskId);
  }

  @Override
  public void put(StageKey stage, TaskState task) {
    TaskChunk.Key at = TaskChunk.Key.of(stage, task.info().taskId());
    TaskChunk chunk = tables.tasks.get(at);
    tables.tasks.put(at, (chunk == null ? new TaskChunk() : chunk).put(task));
  }

  @Override
  public int retainedTasks() {
    return retainedTasks;
  }

  @Override
  public boolean isDropped(StageKey stage, long taskId) {
    TaskChunk chunk = tables.tasks.get(TaskChunk.Key.of(stage, taskId));
    return chunk != null && chunk.isDropped(taskId);
  }

  @Override
  public void drop(StageKey stage, long taskId) {
    TaskChunk.Key at = TaskChunk.Key.of(stage, taskId);
    TaskChunk chunk = tables.tasks.get(at);
    tables.tasks.put(at, (chunk == null ? new TaskChunk() : chunk).drop(taskId));
  }

  @Override
  public @Nullable StageDetail detail(StageKey stage) {
    return tables.stageDetails.get(stage);
  }

  @Override
  public void put(StageKey stage, StageDetail detail) {
    tables.stageDetails.put(stage, detail);
  }

  @Override
  public @Nullable RddState rdd(int rddId) {
    return tables.rdds.get(rddId);
  }

  @Override
  public void put(RddState rdd) {
    tables.rdds.put(rdd.id(), rdd);
  }

  @Override
  public void removeRdd(int rddId) {
    tables.rdds.remove(rddId);
  }

  @Override
  public @Nullable RddPartitionState rddPartition(int rddId, int partition) {
    return tables.rddPartitions.get(new AttemptTables.RddPartition(rddId, partition));
  }

  @Override
  public void put(RddPartitionState state) {
    tables.rddPartitions.put(
        new AttemptTables.RddPartition(state.rddId(), state.partition()), state);
  }

  @Override
  public void removeRddPartition(int rddId, int partition) {
    tables.rddPartitions.remove(new AttemptTables.RddPartition(rddId, partition));
  }

  @Override
  public Iterable<RddPartitionState> rddPartitions(int rddId) {
    return tables.allPartitions(rddId);
  }

  @Override
  public @Nullable ExecutorStorageState executorStorage(String executorId) {
    return tables.executorStorage.get(executorId);
  }

  @Override
  public void put(ExecutorStorageState storage) {
    tables.executorStorage.put(storage.executorId(), storage);
  }

  @Override
  public @Nullable ProcessState process(String processId) {
    return tables.processes.get(processId);
  }

  @Override
  public void put(ProcessState process) {
    tables.processes.put(process.id(), process);
  }

  @Override
  public boolean markCompleted(StageKey stage, int index) {
    return mark(
        tables.stageCompleted,
        new CompletedIndices.StageScope(stage, index / CompletedIndices.SIZE),
        index % CompletedIndices.SIZE);
  }

  @Override
  public boolean markCompleted(int jobId, int stageId, int index) {
    return mark(
        tables.jobCompleted,
        new CompletedIndices.JobScope(jobId, stageId, index / CompletedIndices.SIZE),
        index % CompletedIndices.SIZE);
  }

  private static <K> boolean mark(WriteBack<K, BitSet> scopes, K scope, int bit) {
    BitSet bits = scopes.get(scope);
    if (bits != null && bits.get(bit)) {
      return false;
    }
    BitSet marked = bits == null ? new BitSet(CompletedIndices.SIZE) : bits;
    marked.set(bit);
    scopes.put(scope, marked);
    return true;
  }

  @Override
  public SqlStore sql() {
    return tables.sql;
  }

  @Override
  public Tally tally() {
    return tally;
  }

  /** The offset of the last line applied from a file, −1 before its first. */
  long applied(String file) {
    LogPosition position = tables.positions.get(file);
    return position == null ? -1 : position.offset();
  }

  void applied(String file, long offset) {
    tables.positions.put(file, new LogPosition(offset));
  }

  /**
   * Writes what has changed.
   *
   * @param now milliseconds since the epoch
   */
  void flush(long now) {
    settle(now);
    tables.flush();
  }

  /**
   * Takes what was counted into the attempt's own state.
   *
   * @param now milliseconds since the epoch
   */
  void settle(long now) {
    if (!tally.isEmpty()) {
      put(tally.drainInto(application(), now));
    }
  }

  /** Whether the output topic lacks the latest state. */
  boolean isChanged() {
    return !tally.isEmpty() || (tables.application.get(ONE) != null && !application().published());
  }

  /** The attempt that a log was seen to start, of those whose shipper names none; or null. */
  @Nullable String attemptOf(String file) {
    AttemptPointer pointer = tables.pointers.get(file);
    return pointer == null ? null : pointer.attemptId();
  }

  void pointTo(String file, @Nullable String attemptId) {
    tables.pointers.put(file, new AttemptPointer(attemptId));
  }

  /** Takes over what an attempt without a name knows, which turned out to be this one. */
  void takeOver(AttemptSession other) {
    put(other.application().withAttemptId(key.attemptId()));
    put(other.environment());
    other.executors().forEach(this::put);
    put(other.live());
    other.tables.positions.keys().forEach(file -> applied(file, other.applied(file)));
    other.put(ApplicationState.unknown(key.appId(), null));
    other.put(EnvironmentState.NONE);
  }
}
