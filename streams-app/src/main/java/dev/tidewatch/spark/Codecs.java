package dev.tidewatch.spark;

import dev.tidewatch.balance.PartitionBalance;
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
import dev.tidewatch.core.spark.state.SqlBlock;
import dev.tidewatch.core.spark.state.SqlExecutionState;
import dev.tidewatch.core.spark.state.SqlIndex;
import dev.tidewatch.core.spark.state.SqlPlanState;
import dev.tidewatch.core.spark.state.SqlStage;
import dev.tidewatch.core.spark.state.SqlValuesState;
import dev.tidewatch.core.spark.state.StageDetail;
import dev.tidewatch.core.spark.state.StageExecutorState;
import dev.tidewatch.core.spark.state.StageState;
import java.util.List;

/** How the entities of the Spark stores are written. */
final class Codecs {

  static final RecordCodec<ApplicationState> APPLICATION = RecordCodec.of(ApplicationState.class);
  static final RecordCodec<EnvironmentState> ENVIRONMENT = RecordCodec.of(EnvironmentState.class);
  static final RecordCodec<LiveEntities> LIVE = RecordCodec.of(LiveEntities.class);
  static final RecordCodec<LogPosition> POSITION = RecordCodec.of(LogPosition.class);
  static final RecordCodec<AttemptPointer> POINTER = RecordCodec.of(AttemptPointer.class);
  static final RecordCodec<JobState> JOB = RecordCodec.of(JobState.class);
  static final RecordCodec<StageState> STAGE = RecordCodec.of(StageState.class);
  static final RecordCodec<StageExecutorState> STAGE_EXECUTOR =
      RecordCodec.of(StageExecutorState.class);
  static final RecordCodec<ExecutorState> EXECUTOR = RecordCodec.of(ExecutorState.class);
  static final RecordCodec<ExecutorStorageState> EXECUTOR_STORAGE =
      RecordCodec.of(ExecutorStorageState.class);
  static final RecordCodec<ProcessState> PROCESS = RecordCodec.of(ProcessState.class);
  static final RecordCodec<RddState> RDD = RecordCodec.of(RddState.class);
  static final RecordCodec<RddPartitionState> RDD_PARTITION =
      RecordCodec.of(RddPartitionState.class);
  static final RecordCodec<TaskChunk.Stored> TASKS = RecordCodec.of(TaskChunk.Stored.class);
  static final RecordCodec<StageDetail.Stored> STAGE_DETAIL =
      RecordCodec.of(StageDetail.Stored.class);
  static final RecordCodec<CompletedIndices> COMPLETED = RecordCodec.of(CompletedIndices.class);
  static final RecordCodec<SqlIndex> SQL_INDEX = RecordCodec.of(SqlIndex.class);
  static final RecordCodec<SqlExecutionState> SQL_EXECUTION =
      RecordCodec.of(SqlExecutionState.class);
  static final RecordCodec<SqlPlanState> SQL_PLAN = RecordCodec.of(SqlPlanState.class);
  static final RecordCodec<SqlValuesState> SQL_VALUES = RecordCodec.of(SqlValuesState.class);
  static final RecordCodec<SqlStage.Stored> SQL_STAGE = RecordCodec.of(SqlStage.Stored.class);
  static final RecordCodec<SqlBlock.Stored> SQL_BLOCK = RecordCodec.of(SqlBlock.Stored.class);
  static final RecordCodec<PartitionBalance> BALANCE = RecordCodec.of(PartitionBalance.class);
  static final RecordCodec<Inventory.Use> USE = RecordCodec.of(Inventory.Use.class);
  static final RecordCodec<Inventory.Count> COUNT = RecordCodec.of(Inventory.Count.class);
  static final RecordCodec<SparkFinding> FINDING = RecordCodec.of(SparkFinding.class);
  static final RecordCodec<FindingRows.Place> FINDING_PLACE =
      RecordCodec.of(FindingRows.Place.class);
  static final RecordCodec<FindingRows.Numbers> NUMBERS = RecordCodec.of(FindingRows.Numbers.class);
  static final RecordCodec<FindingRows.Judged> JUDGED = RecordCodec.of(FindingRows.Judged.class);
  static final RecordCodec<JobRun> RUN = RecordCodec.of(JobRun.class);
  static final RecordCodec<FindingRows.RunPlace> RUN_PLACE =
      RecordCodec.of(FindingRows.RunPlace.class);
  static final RecordCodec<MuteRow> MUTE = RecordCodec.of(MuteRow.class);

  /** All of them: their schemas belong to the archive of released ones. */
  static final List<RecordCodec<?>> ALL =
      List.of(
          APPLICATION,
          ENVIRONMENT,
          LIVE,
          POSITION,
          POINTER,
          JOB,
          STAGE,
          STAGE_EXECUTOR,
          EXECUTOR,
          EXECUTOR_STORAGE,
          PROCESS,
          RDD,
          RDD_PARTITION,
          TASKS,
          STAGE_DETAIL,
          COMPLETED,
          SQL_INDEX,
          SQL_EXECUTION,
          SQL_PLAN,
          SQL_VALUES,
          SQL_STAGE,
          SQL_BLOCK,
          BALANCE,
          USE,
          COUNT,
          FINDING,
          FINDING_PLACE,
          NUMBERS,
          JUDGED,
          MUTE,
          RUN,
          RUN_PLACE);

  private Codecs() {}
}
