package dev.tidewatch.core.spark.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event of Spark's listener bus, reduced to what the state needs. Names are those of Spark's
 * {@code SparkListener…} classes; times are milliseconds since the epoch, sizes are bytes.
 *
 * @see <a href="https://spark.apache.org/docs/latest/monitoring.html">Spark: Monitoring</a>
 */
public sealed interface SparkEvent extends Parsed {

  /** {@code SparkListenerLogStart}: the first line of a log. */
  record LogStart(String sparkVersion) implements SparkEvent {}

  /** {@code SparkListenerApplicationStart}. */
  record ApplicationStart(
      String name,
      @Nullable String id,
      long time,
      String user,
      @Nullable String attemptId,
      @Nullable Map<String, String> driverLogs,
      @Nullable Map<String, String> driverAttributes)
      implements SparkEvent {}

  /** {@code SparkListenerApplicationEnd}. The exit code (Spark 4) says nothing about success. */
  record ApplicationEnd(long time, @Nullable Integer exitCode) implements SparkEvent {}

  /** {@code SparkListenerEnvironmentUpdate}; each section in the order of the log, redacted. */
  record EnvironmentUpdate(
      Map<String, String> jvmInformation,
      Map<String, String> sparkProperties,
      Map<String, String> hadoopProperties,
      Map<String, String> systemProperties,
      Map<String, String> metricsProperties,
      Map<String, String> classpathEntries)
      implements SparkEvent {}

  /** {@code SparkListenerResourceProfileAdded}. */
  record ResourceProfileAdded(
      int id,
      Map<String, ExecutorResourceRequest> executorResources,
      Map<String, TaskResourceRequest> taskResources)
      implements SparkEvent {}

  /** {@code SparkListenerExecutorAdded}. */
  record ExecutorAdded(
      long time,
      String executorId,
      String host,
      int totalCores,
      Map<String, String> logUrls,
      Map<String, String> attributes,
      Map<String, ResourceInformation> resources,
      int resourceProfileId)
      implements SparkEvent {}

  /** {@code SparkListenerExecutorRemoved}. */
  record ExecutorRemoved(long time, String executorId, @Nullable String reason)
      implements SparkEvent {}

  /** {@code SparkListenerExecutor(Un)Excluded}, until Spark 3.0 {@code …(Un)Blacklisted}. */
  record ExecutorExclusion(String executorId, boolean excluded) implements SparkEvent {}

  /** {@code SparkListenerNode(Un)Excluded}, until Spark 3.0 {@code …(Un)Blacklisted}. */
  record NodeExclusion(String host, boolean excluded) implements SparkEvent {}

  /** {@code SparkListenerExecutorExcludedForStage}, or {@code …BlacklistedForStage}. */
  record ExecutorExcludedForStage(String executorId, int stageId, int stageAttemptId)
      implements SparkEvent {}

  /** {@code SparkListenerNodeExcludedForStage}, or {@code …BlacklistedForStage}. */
  record NodeExcludedForStage(String host, int stageId, int stageAttemptId) implements SparkEvent {}

  /** {@code SparkListenerBlockManagerAdded}; heap sizes since Spark 2.2. */
  record BlockManagerAdded(
      long time,
      String executorId,
      String host,
      int port,
      long maxMemory,
      @Nullable Long maxOnHeapMemory,
      @Nullable Long maxOffHeapMemory)
      implements SparkEvent {}

  /** {@code SparkListenerJobStart}. */
  record JobStart(int jobId, long time, List<StageInfo> stages, LocalProperties properties)
      implements SparkEvent {}

  /** {@code SparkListenerJobEnd}. */
  record JobEnd(int jobId, long time, boolean succeeded) implements SparkEvent {}

  /** {@code SparkListenerStageSubmitted}. */
  record StageSubmitted(StageInfo stage, LocalProperties properties) implements SparkEvent {}

  /** {@code SparkListenerStageCompleted}. */
  record StageCompleted(StageInfo stage) implements SparkEvent {}

  /** {@code SparkListenerTaskStart}. */
  record TaskStart(int stageId, int stageAttemptId, TaskInfo task) implements SparkEvent {}

  /** {@code SparkListenerTaskGettingResult}. */
  record TaskGettingResult(TaskInfo task) implements SparkEvent {}

  /**
   * {@code SparkListenerTaskEnd}.
   *
   * @param peaks executor memory peaks while the task ran, since Spark 3.1
   * @param metrics all zero where the log has none, as Spark reads it
   * @param sqlUpdates what it added to the accumulators behind SQL metrics
   */
  record TaskEnd(
      int stageId,
      int stageAttemptId,
      TaskInfo task,
      TaskEndReason reason,
      ExecutorPeaks peaks,
      TaskMetrics metrics,
      AccumulatorUpdates sqlUpdates)
      implements SparkEvent {}

  /** {@code SparkListenerStageExecutorMetrics}: peaks of one executor in one stage attempt. */
  record StageExecutorMetrics(
      String executorId, int stageId, int stageAttemptId, ExecutorPeaks peaks)
      implements SparkEvent {}

  /** {@code SparkListenerUnpersistRDD}. */
  record UnpersistRdd(int rddId) implements SparkEvent {}

  /** {@code SparkListenerBlockUpdated}; logged only with {@code spark.eventLog.logBlockUpdates}. */
  record BlockUpdated(
      String executorId, String blockId, StorageLevel storageLevel, long memorySize, long diskSize)
      implements SparkEvent {}

  /** {@code SparkListenerMiscellaneousProcessAdded}, such as YARN's application master. */
  record MiscellaneousProcessAdded(
      long time, String processId, String hostPort, int cores, Map<String, String> logUrls)
      implements SparkEvent {}

  /**
   * {@code SparkListenerSQLExecutionStart}.
   *
   * @param planText the physical plan in words, redacted and bounded
   */
  record SqlExecutionStart(
      long executionId, String description, String planText, SqlPlanNode plan, long time)
      implements SparkEvent {}

  /** {@code SparkListenerSQLAdaptiveExecutionUpdate}: the plan has become another. */
  record SqlPlanUpdate(long executionId, String planText, SqlPlanNode plan) implements SparkEvent {}

  /** {@code SparkListenerSQLAdaptiveSQLMetricUpdates}: metrics that no plan has told. */
  record SqlMetricsAdded(long executionId, List<SqlMetric> metrics) implements SparkEvent {}

  /** {@code SparkListenerDriverAccumUpdates}: values of metrics that the driver itself measures. */
  record SqlDriverUpdates(long executionId, AccumulatorUpdates updates) implements SparkEvent {}

  /**
   * {@code SparkListenerSQLExecutionEnd}.
   *
   * @param errorMessage redacted; empty where it succeeded, null in logs before Spark 3.4
   */
  record SqlExecutionEnd(long executionId, long time, @Nullable String errorMessage)
      implements SparkEvent {}
}
