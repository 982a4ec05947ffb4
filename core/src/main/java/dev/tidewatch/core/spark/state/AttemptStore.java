package dev.tidewatch.core.spark.state;

import org.jspecify.annotations.Nullable;

/**
 * The entities of one application attempt, each read and written on its own so that an event costs
 * the same in a small application and in a large one. Owned by one stream thread.
 */
public interface AttemptStore {

  /** The attempt itself; {@link ApplicationState#unknown} before its first event. */
  ApplicationState application();

  void put(ApplicationState application);

  LiveEntities live();

  void put(LiveEntities live);

  EnvironmentState environment();

  void put(EnvironmentState environment);

  @Nullable JobState job(int jobId);

  void put(JobState job);

  @Nullable StageState stage(StageKey key);

  void put(StageState stage);

  @Nullable StageExecutorState stageExecutor(StageKey stage, String executorId);

  void put(StageKey stage, String executorId, StageExecutorState state);

  @Nullable ExecutorState executor(String executorId);

  void put(ExecutorState executor);

  /** All executors of the attempt, removed ones too. */
  Iterable<ExecutorState> executors();

  @Nullable TaskState task(StageKey stage, long taskId);

  void put(StageKey stage, TaskState task);

  /**
   * How many task attempts of a stage attempt are all kept; of more, {@link StageDetail} decides.
   */
  int retainedTasks();

  /** Whether the end of a task attempt was seen that is not kept. */
  boolean isDropped(StageKey stage, long taskId);

  /** Keeps no more of a task attempt than that it has ended. */
  void drop(StageKey stage, long taskId);

  /** Null before the first of the stage attempt's tasks has ended. */
  @Nullable StageDetail detail(StageKey stage);

  void put(StageKey stage, StageDetail detail);

  @Nullable RddState rdd(int rddId);

  void put(RddState rdd);

  void removeRdd(int rddId);

  @Nullable RddPartitionState rddPartition(int rddId, int partition);

  void put(RddPartitionState partition);

  void removeRddPartition(int rddId, int partition);

  /** The partitions of one RDD that some executor holds or held, ascending. */
  Iterable<RddPartitionState> rddPartitions(int rddId);

  @Nullable ExecutorStorageState executorStorage(String executorId);

  void put(ExecutorStorageState storage);

  @Nullable ProcessState process(String processId);

  void put(ProcessState process);

  /** Remembers that a task index of the stage attempt succeeded; true the first time. */
  boolean markCompleted(StageKey stage, int index);

  /** Remembers that a task index of a job's stage succeeded; true the first time. */
  boolean markCompleted(int jobId, int stageId, int index);

  /** SQL executions. */
  SqlStore sql();

  /** Where lines are counted. */
  Tally tally();
}
