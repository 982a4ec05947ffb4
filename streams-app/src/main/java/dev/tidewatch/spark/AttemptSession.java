package dev.tidewatch.spark;

import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.AttemptStore;
import dev.tidewatch.core.spark.state.EnvironmentState;
import dev.tidewatch.core.spark.state.ExecutorState;
import dev.tidewatch.core.spark.state.JobState;
import dev.tidewatch.core.spark.state.LiveEntities;
import dev.tidewatch.core.spark.state.StageExecutorState;
import dev.tidewatch.core.spark.state.StageKey;
import dev.tidewatch.core.spark.state.StageState;
import dev.tidewatch.core.spark.state.Tally;
import dev.tidewatch.core.spark.state.TaskState;
import dev.tidewatch.spark.StoreKeys.Kind;
import dev.tidewatch.store.WriteBack;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The entities of one attempt as objects over the stores: an event changes objects, {@link #flush}
 * writes those that changed. Between flushes only what can still move stays in memory. Owned by one
 * stream thread.
 */
final class AttemptSession implements AttemptStore {

  private static final int ONE = 0;

  private final AttemptKey key;
  private final byte[] prefix;
  private final DetailStore details;
  private final Tally tally = new Tally();

  private final WriteBack<Integer, ApplicationState> application;
  private final WriteBack<Integer, LiveEntities> live;
  private final WriteBack<Integer, EnvironmentState> environment;
  private final WriteBack<String, LogPosition> positions;
  private final WriteBack<String, AttemptPointer> pointers;
  private final WriteBack<Integer, JobState> jobs;
  private final WriteBack<StageKey, StageState> stages;
  private final WriteBack<StageExecutor, StageExecutorState> stageExecutors;
  private final WriteBack<String, ExecutorState> executors;
  private final WriteBack<TaskChunk.Key, TaskChunk> tasks;
  private final WriteBack<CompletedIndices.StageScope, BitSet> stageCompleted;
  private final WriteBack<CompletedIndices.JobScope, BitSet> jobCompleted;

  private long latestChunk = -1;

  private record StageExecutor(StageKey stage, String executorId) {}

  AttemptSession(
      AttemptKey key, DetailStore applications, DetailStore details, Inventory inventory) {
    this.key = key;
    this.details = details;
    byte[] attempt = StoreKeys.attempt(key);
    this.prefix = attempt;
    this.application =
        new WriteBack<>(
            one -> applications.get(attempt, Codecs.APPLICATION),
            (one, state) -> {
              inventory.versions(key, applications.get(attempt, Codecs.APPLICATION), state);
              applications.put(attempt, state, Codecs.APPLICATION);
            },
            (one, state) -> true);
    this.live =
        new WriteBack<>(
            one -> details.get(entity(Kind.LIVE), Codecs.LIVE),
            (one, state) -> details.put(entity(Kind.LIVE), state, Codecs.LIVE),
            (one, state) -> true);
    this.environment =
        new WriteBack<>(
            one -> details.get(entity(Kind.ENVIRONMENT), Codecs.ENVIRONMENT),
            (one, state) -> {
              byte[] row = entity(Kind.ENVIRONMENT);
              inventory.options(key, details.get(row, Codecs.ENVIRONMENT), state);
              details.put(row, state, Codecs.ENVIRONMENT);
            },
            (one, state) -> true);
    this.positions =
        new WriteBack<>(
            file -> details.get(StoreKeys.entity(prefix, Kind.POSITION, file), Codecs.POSITION),
            (file, position) ->
                details.put(
                    StoreKeys.entity(prefix, Kind.POSITION, file), position, Codecs.POSITION),
            (file, position) -> true);
    this.pointers =
        new WriteBack<>(
            file -> details.get(StoreKeys.entity(prefix, Kind.POINTER, file), Codecs.POINTER),
            (file, pointer) ->
                details.put(StoreKeys.entity(prefix, Kind.POINTER, file), pointer, Codecs.POINTER),
            (file, pointer) -> false);
    this.jobs =
        new WriteBack<>(
            id -> details.get(StoreKeys.entity(prefix, Kind.JOB, id), Codecs.JOB),
            (id, job) -> details.put(StoreKeys.entity(prefix, Kind.JOB, id), job, Codecs.JOB),
            (id, job) -> job.status() == JobState.Status.RUNNING);
    this.stages =
        new WriteBack<>(
            stage -> details.get(ofStage(Kind.STAGE, stage), Codecs.STAGE),
            (stage, state) -> details.put(ofStage(Kind.STAGE, stage), state, Codecs.STAGE),
            (stage, state) -> state.live());
    this.stageExecutors =
        new WriteBack<>(
            at -> details.get(row(at), Codecs.STAGE_EXECUTOR),
            (at, state) -> details.put(row(at), state, Codecs.STAGE_EXECUTOR),
            (at, state) -> isLive(at.stage()));
    this.executors =
        new WriteBack<>(
            id -> details.get(StoreKeys.entity(prefix, Kind.EXECUTOR, id), Codecs.EXECUTOR),
            (id, state) ->
                details.put(StoreKeys.entity(prefix, Kind.EXECUTOR, id), state, Codecs.EXECUTOR),
            (id, state) -> state.active());
    this.tasks =
        new WriteBack<>(
            this::loadChunk,
            (at, chunk) -> details.put(row(at), chunk.toStored(), Codecs.TASKS),
            (at, chunk) ->
                isLive(at.stage()) && (chunk.anyRunning() || at.number() == latestChunk));
    this.stageCompleted =
        new WriteBack<>(
            at -> bits(row(at)),
            (at, bits) -> details.put(row(at), CompletedIndices.of(bits), Codecs.COMPLETED),
            (at, bits) -> isLive(at.stage()));
    this.jobCompleted =
        new WriteBack<>(
            at -> bits(row(at)),
            (at, bits) -> details.put(row(at), CompletedIndices.of(bits), Codecs.COMPLETED),
            (at, bits) -> live().jobs().contains(at.jobId()));
  }

  AttemptKey key() {
    return key;
  }

  @Override
  public ApplicationState application() {
    ApplicationState state = application.get(ONE);
    return state == null ? ApplicationState.unknown(key.appId(), key.attemptId()) : state;
  }

  @Override
  public void put(ApplicationState state) {
    application.put(ONE, state);
  }

  @Override
  public LiveEntities live() {
    LiveEntities state = live.get(ONE);
    return state == null ? LiveEntities.NONE : state;
  }

  @Override
  public void put(LiveEntities state) {
    live.put(ONE, state);
  }

  @Override
  public EnvironmentState environment() {
    EnvironmentState state = environment.get(ONE);
    return state == null ? EnvironmentState.NONE : state;
  }

  @Override
  public void put(EnvironmentState state) {
    environment.put(ONE, state);
  }

  @Override
  public @Nullable JobState job(int jobId) {
    return jobs.get(jobId);
  }

  @Override
  public void put(JobState job) {
    jobs.put(job.jobId(), job);
  }

  @Override
  public @Nullable StageState stage(StageKey stage) {
    return stages.get(stage);
  }

  @Override
  public void put(StageState stage) {
    stages.put(StageKey.of(stage.info()), stage);
  }

  @Override
  public @Nullable StageExecutorState stageExecutor(StageKey stage, String executorId) {
    return stageExecutors.get(new StageExecutor(stage, executorId));
  }

  @Override
  public void put(StageKey stage, String executorId, StageExecutorState state) {
    stageExecutors.put(new StageExecutor(stage, executorId), state);
  }

  @Override
  public @Nullable ExecutorState executor(String executorId) {
    return executors.get(executorId);
  }

  @Override
  public void put(ExecutorState executor) {
    executors.put(executor.id(), executor);
  }

  @Override
  public Iterable<ExecutorState> executors() {
    byte[] all = entity(Kind.EXECUTOR);
    Set<String> ids = new TreeSet<>();
    details.keys(all, Integer.MAX_VALUE).forEach(row -> ids.add(StoreKeys.tail(row, all.length)));
    executors.keys().forEach(ids::add);
    List<ExecutorState> found = new ArrayList<>();
    for (String id : ids) {
      ExecutorState executor = executors.get(id);
      if (executor != null) {
        found.add(executor);
      }
    }
    return found;
  }

  @Override
  public @Nullable TaskState task(StageKey stage, long taskId) {
    TaskChunk chunk = tasks.get(TaskChunk.Key.of(stage, taskId));
    return chunk == null ? null : chunk.get(taskId);
  }

  @Override
  public void put(StageKey stage, TaskState task) {
    TaskChunk.Key at = TaskChunk.Key.of(stage, task.info().taskId());
    TaskChunk chunk = tasks.get(at);
    tasks.put(at, (chunk == null ? new TaskChunk() : chunk).put(task));
    latestChunk = Math.max(latestChunk, at.number());
  }

  @Override
  public boolean markCompleted(StageKey stage, int index) {
    return mark(
        stageCompleted,
        new CompletedIndices.StageScope(stage, index / CompletedIndices.SIZE),
        index % CompletedIndices.SIZE);
  }

  @Override
  public boolean markCompleted(int jobId, int stageId, int index) {
    return mark(
        jobCompleted,
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
  public Tally tally() {
    return tally;
  }

  /** The offset of the last line applied from a file, −1 before its first. */
  long applied(String file) {
    LogPosition position = positions.get(file);
    return position == null ? -1 : position.offset();
  }

  void applied(String file, long offset) {
    positions.put(file, new LogPosition(offset));
  }

  /**
   * Writes what has changed.
   *
   * @param now milliseconds since the epoch
   */
  void flush(long now) {
    settle(now);
    tasks.flush();
    stageCompleted.flush();
    jobCompleted.flush();
    stageExecutors.flush();
    stages.flush();
    jobs.flush();
    executors.flush();
    environment.flush();
    live.flush();
    positions.flush();
    pointers.flush();
    application.flush();
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
    return !tally.isEmpty() || (application.get(ONE) != null && !application().published());
  }

  /** The attempt that a log was seen to start, of those whose shipper names none; or null. */
  @Nullable String attemptOf(String file) {
    AttemptPointer pointer = pointers.get(file);
    return pointer == null ? null : pointer.attemptId();
  }

  void pointTo(String file, @Nullable String attemptId) {
    pointers.put(file, new AttemptPointer(attemptId));
  }

  /** Takes over what an attempt without a name knows, which turned out to be this one. */
  void takeOver(AttemptSession other) {
    put(other.application().withAttemptId(key.attemptId()));
    put(other.environment());
    other.executors().forEach(this::put);
    put(other.live());
    other.positions.keys().forEach(file -> applied(file, other.applied(file)));
    other.put(ApplicationState.unknown(key.appId(), null));
    other.put(EnvironmentState.NONE);
  }

  /** Objects held in memory. */
  int size() {
    return tasks.size()
        + stageCompleted.size()
        + jobCompleted.size()
        + stageExecutors.size()
        + stages.size()
        + jobs.size()
        + executors.size()
        + positions.size();
  }

  private boolean isLive(StageKey stage) {
    return live().stages().containsKey(stage.toString());
  }

  private @Nullable TaskChunk loadChunk(TaskChunk.Key at) {
    TaskChunk.Stored stored = details.get(row(at), Codecs.TASKS);
    return stored == null ? null : TaskChunk.of(stored);
  }

  private @Nullable BitSet bits(byte[] row) {
    CompletedIndices stored = details.get(row, Codecs.COMPLETED);
    return stored == null ? null : CompletedIndices.bits(stored);
  }

  private byte[] entity(Kind kind) {
    return StoreKeys.entity(prefix, kind);
  }

  private byte[] ofStage(Kind kind, StageKey stage) {
    return StoreKeys.ofStage(prefix, kind, stage);
  }

  private byte[] row(StageExecutor at) {
    return StoreKeys.ofStage(prefix, Kind.STAGE_EXECUTOR, at.stage(), at.executorId());
  }

  private byte[] row(TaskChunk.Key at) {
    return StoreKeys.ofStage(prefix, Kind.TASKS, at.stage(), at.number());
  }

  private byte[] row(CompletedIndices.StageScope at) {
    return StoreKeys.ofStage(prefix, Kind.STAGE_COMPLETED, at.stage(), at.number());
  }

  private byte[] row(CompletedIndices.JobScope at) {
    StageKey jobAndStage = new StageKey(at.jobId(), at.stageId());
    return StoreKeys.ofStage(prefix, Kind.JOB_COMPLETED, jobAndStage, at.number());
  }
}
