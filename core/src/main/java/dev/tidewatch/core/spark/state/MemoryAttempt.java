package dev.tidewatch.core.spark.state;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One attempt in memory, without bounds: what the reducers do when no store is in the way. For
 * reading one log on its own and for measuring the reducers. Not thread-safe.
 */
public final class MemoryAttempt implements AttemptStore, AttemptReader {

  private static final Comparator<StageKey> STAGE_ORDER =
      Comparator.comparingInt(StageKey::stageId).thenComparingInt(StageKey::attemptId);

  private ApplicationState application;
  private LiveEntities live = LiveEntities.NONE;
  private EnvironmentState environment = EnvironmentState.NONE;
  private final Map<Integer, JobState> jobs = new TreeMap<>();
  private final Map<StageKey, StageState> stages = new TreeMap<>(STAGE_ORDER);
  private final Map<StageKey, Map<String, StageExecutorState>> stageExecutors = new HashMap<>();
  private final Map<StageKey, Map<Long, TaskState>> tasks = new HashMap<>();
  private final Map<String, ExecutorState> executors = new TreeMap<>();
  private final Map<Integer, RddState> rdds = new TreeMap<>();
  private final Map<Integer, Map<Integer, RddPartitionState>> rddPartitions = new HashMap<>();
  private final Map<String, ExecutorStorageState> executorStorage = new HashMap<>();
  private final Map<String, ProcessState> processes = new TreeMap<>();
  private final Map<String, BitSet> completed = new HashMap<>();
  private final Map<StageKey, StageDetail> details = new HashMap<>();
  private final Map<StageKey, Set<Long>> dropped = new HashMap<>();
  private final int retainedTasks;
  private final MemorySql sql = new MemorySql();
  private final Tally tally = new Tally();

  /** An attempt of which nothing is known yet, and of which all tasks will be kept. */
  public MemoryAttempt(String appId, @Nullable String attemptId) {
    this(appId, attemptId, Integer.MAX_VALUE);
  }

  /**
   * An attempt of which nothing is known yet.
   *
   * @param retainedTasks of each stage attempt, as {@link #retainedTasks}
   */
  public MemoryAttempt(String appId, @Nullable String attemptId, int retainedTasks) {
    this.retainedTasks = retainedTasks;
    application = ApplicationState.unknown(appId, attemptId);
  }

  @Override
  public ApplicationState application() {
    if (!tally.isEmpty()) {
      application = tally.drainInto(application, -1);
    }
    return application;
  }

  @Override
  public void put(ApplicationState state) {
    application = state;
  }

  @Override
  public LiveEntities live() {
    return live;
  }

  @Override
  public void put(LiveEntities state) {
    live = state;
  }

  @Override
  public EnvironmentState environment() {
    return environment;
  }

  @Override
  public void put(EnvironmentState state) {
    environment = state;
  }

  @Override
  public List<JobState> jobs() {
    return List.copyOf(jobs.values());
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
  public List<StageState> stages() {
    return List.copyOf(stages.values());
  }

  @Override
  public List<StageState> stages(int stageId) {
    return stages.values().stream().filter(stage -> stage.info().stageId() == stageId).toList();
  }

  @Override
  public @Nullable StageState stage(StageKey key) {
    return stages.get(key);
  }

  @Override
  public void put(StageState stage) {
    stages.put(StageKey.of(stage.info()), stage);
  }

  @Override
  public Map<String, StageExecutorState> stageExecutors(StageKey stage) {
    return stageExecutors.getOrDefault(stage, Map.of());
  }

  @Override
  public @Nullable StageExecutorState stageExecutor(StageKey stage, String executorId) {
    return stageExecutors(stage).get(executorId);
  }

  @Override
  public void put(StageKey stage, String executorId, StageExecutorState state) {
    stageExecutors.computeIfAbsent(stage, key -> new TreeMap<>()).put(executorId, state);
  }

  @Override
  public List<TaskState> tasks(StageKey stage) {
    return List.copyOf(tasks.getOrDefault(stage, Map.of()).values());
  }

  @Override
  public @Nullable TaskState task(StageKey stage, long taskId) {
    return tasks.getOrDefault(stage, Map.of()).get(taskId);
  }

  @Override
  public void put(StageKey stage, TaskState task) {
    tasks.computeIfAbsent(stage, key -> new TreeMap<>()).put(task.info().taskId(), task);
  }

  @Override
  public int retainedTasks() {
    return retainedTasks;
  }

  @Override
  public boolean isDropped(StageKey stage, long taskId) {
    return dropped.getOrDefault(stage, Set.of()).contains(taskId);
  }

  @Override
  public void drop(StageKey stage, long taskId) {
    tasks.getOrDefault(stage, Map.of()).remove(taskId);
    dropped.computeIfAbsent(stage, key -> new HashSet<>()).add(taskId);
  }

  @Override
  public @Nullable StageDetail detail(StageKey stage) {
    return details.get(stage);
  }

  @Override
  public void put(StageKey stage, StageDetail detail) {
    details.put(stage, detail);
  }

  @Override
  public DroppedTasks droppedTasks(StageKey stage) {
    StageDetail detail = details.get(stage);
    return detail == null ? new DroppedTasks() : detail.dropped();
  }

  @Override
  public List<ExecutorState> executors() {
    return List.copyOf(executors.values());
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
  public List<RddState> rdds() {
    return List.copyOf(rdds.values());
  }

  @Override
  public @Nullable RddState rdd(int rddId) {
    return rdds.get(rddId);
  }

  @Override
  public void put(RddState rdd) {
    rdds.put(rdd.id(), rdd);
  }

  @Override
  public void removeRdd(int rddId) {
    rdds.remove(rddId);
  }

  @Override
  public List<RddPartitionState> rddPartitions(int rddId) {
    return List.copyOf(rddPartitions.getOrDefault(rddId, Map.of()).values());
  }

  @Override
  public @Nullable RddPartitionState rddPartition(int rddId, int partition) {
    return rddPartitions.getOrDefault(rddId, Map.of()).get(partition);
  }

  @Override
  public void put(RddPartitionState partition) {
    rddPartitions
        .computeIfAbsent(partition.rddId(), id -> new TreeMap<>())
        .put(partition.partition(), partition);
  }

  @Override
  public void removeRddPartition(int rddId, int partition) {
    Map<Integer, RddPartitionState> partitions = rddPartitions.get(rddId);
    if (partitions != null) {
      partitions.remove(partition);
    }
  }

  @Override
  public @Nullable ExecutorStorageState executorStorage(String executorId) {
    return executorStorage.get(executorId);
  }

  @Override
  public void put(ExecutorStorageState storage) {
    executorStorage.put(storage.executorId(), storage);
  }

  @Override
  public List<ProcessState> processes() {
    return List.copyOf(processes.values());
  }

  @Override
  public @Nullable ProcessState process(String processId) {
    return processes.get(processId);
  }

  @Override
  public void put(ProcessState process) {
    processes.put(process.id(), process);
  }

  @Override
  public boolean markCompleted(StageKey stage, int index) {
    return mark(stage.toString(), index);
  }

  @Override
  public boolean markCompleted(int jobId, int stageId, int index) {
    return mark(jobId + "/" + stageId, index);
  }

  private boolean mark(String scope, int index) {
    BitSet bits = completed.computeIfAbsent(scope, key -> new BitSet());
    boolean first = !bits.get(index);
    bits.set(index);
    return first;
  }

  @Override
  public MemorySql sql() {
    return sql;
  }

  @Override
  public Tally tally() {
    return tally;
  }
}
