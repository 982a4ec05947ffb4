package dev.tidewatch.core.spark.state;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one application attempt, as answers are made from it. */
public interface AttemptReader {

  ApplicationState application();

  EnvironmentState environment();

  /** Ascending by id. */
  List<JobState> jobs();

  @Nullable JobState job(int jobId);

  /** All attempts of all stages, ascending by id, then by attempt. */
  List<StageState> stages();

  /** All attempts of one stage, ascending. */
  List<StageState> stages(int stageId);

  @Nullable StageState stage(StageKey key);

  /** Those that are kept, ascending by id. */
  List<TaskState> tasks(StageKey stage);

  /** What is known of the tasks of a stage that are not kept one by one. */
  DroppedTasks droppedTasks(StageKey stage);

  /** By executor id. */
  Map<String, StageExecutorState> stageExecutors(StageKey stage);

  /** All executors, removed ones too, in the order of their ids as text. */
  List<ExecutorState> executors();

  @Nullable ExecutorState executor(String executorId);

  /** Null where no block of it was logged. */
  @Nullable ExecutorStorageState executorStorage(String executorId);

  /** Persisted RDDs, ascending by id. */
  List<RddState> rdds();

  @Nullable RddState rdd(int rddId);

  /** The partitions of one RDD that some executor holds or held, ascending. */
  List<RddPartitionState> rddPartitions(int rddId);

  /** Processes besides driver and executors, in the order of their ids as text. */
  List<ProcessState> processes();

  /** SQL executions. */
  SqlReader sql();
}
