package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.event.TaskMetrics;

/** Spark's {@code TaskMetrics} of its REST API. */
public record TaskMetricsData(
    long executorDeserializeTime,
    long executorDeserializeCpuTime,
    long executorRunTime,
    long executorCpuTime,
    long resultSize,
    long jvmGcTime,
    long resultSerializationTime,
    long memoryBytesSpilled,
    long diskBytesSpilled,
    long peakExecutionMemory,
    InputMetrics inputMetrics,
    OutputMetrics outputMetrics,
    ShuffleReadMetrics shuffleReadMetrics,
    ShuffleWriteMetrics shuffleWriteMetrics) {

  /** Spark's {@code InputMetrics}. */
  public record InputMetrics(long bytesRead, long recordsRead) {}

  /** Spark's {@code OutputMetrics}. */
  public record OutputMetrics(long bytesWritten, long recordsWritten) {}

  /** Spark's {@code ShuffleReadMetrics}. */
  public record ShuffleReadMetrics(
      long remoteBlocksFetched,
      long localBlocksFetched,
      long fetchWaitTime,
      long remoteBytesRead,
      long remoteBytesReadToDisk,
      long localBytesRead,
      long recordsRead,
      long remoteReqsDuration,
      ShufflePushReadMetrics shufflePushReadMetrics) {}

  /** Spark's {@code ShufflePushReadMetrics}. */
  public record ShufflePushReadMetrics(
      long corruptMergedBlockChunks,
      long mergedFetchFallbackCount,
      long remoteMergedBlocksFetched,
      long localMergedBlocksFetched,
      long remoteMergedChunksFetched,
      long localMergedChunksFetched,
      long remoteMergedBytesRead,
      long localMergedBytesRead,
      long remoteMergedReqsDuration) {}

  /** Spark's {@code ShuffleWriteMetrics}. */
  public record ShuffleWriteMetrics(long bytesWritten, long writeTime, long recordsWritten) {}

  static TaskMetricsData of(TaskMetrics metrics) {
    return new TaskMetricsData(
        metrics.get(TaskMetric.EXECUTOR_DESERIALIZE_TIME),
        metrics.get(TaskMetric.EXECUTOR_DESERIALIZE_CPU_TIME),
        metrics.get(TaskMetric.EXECUTOR_RUN_TIME),
        metrics.get(TaskMetric.EXECUTOR_CPU_TIME),
        metrics.get(TaskMetric.RESULT_SIZE),
        metrics.get(TaskMetric.JVM_GC_TIME),
        metrics.get(TaskMetric.RESULT_SERIALIZATION_TIME),
        metrics.get(TaskMetric.MEMORY_BYTES_SPILLED),
        metrics.get(TaskMetric.DISK_BYTES_SPILLED),
        metrics.get(TaskMetric.PEAK_EXECUTION_MEMORY),
        new InputMetrics(
            metrics.get(TaskMetric.INPUT_BYTES_READ), metrics.get(TaskMetric.INPUT_RECORDS_READ)),
        new OutputMetrics(
            metrics.get(TaskMetric.OUTPUT_BYTES_WRITTEN),
            metrics.get(TaskMetric.OUTPUT_RECORDS_WRITTEN)),
        shuffleRead(metrics),
        new ShuffleWriteMetrics(
            metrics.get(TaskMetric.SHUFFLE_BYTES_WRITTEN),
            metrics.get(TaskMetric.SHUFFLE_WRITE_TIME),
            metrics.get(TaskMetric.SHUFFLE_RECORDS_WRITTEN)));
  }

  private static ShuffleReadMetrics shuffleRead(TaskMetrics metrics) {
    return new ShuffleReadMetrics(
        metrics.get(TaskMetric.SHUFFLE_REMOTE_BLOCKS_FETCHED),
        metrics.get(TaskMetric.SHUFFLE_LOCAL_BLOCKS_FETCHED),
        metrics.get(TaskMetric.SHUFFLE_FETCH_WAIT_TIME),
        metrics.get(TaskMetric.SHUFFLE_REMOTE_BYTES_READ),
        metrics.get(TaskMetric.SHUFFLE_REMOTE_BYTES_READ_TO_DISK),
        metrics.get(TaskMetric.SHUFFLE_LOCAL_BYTES_READ),
        metrics.get(TaskMetric.SHUFFLE_RECORDS_READ),
        metrics.get(TaskMetric.SHUFFLE_REMOTE_REQS_DURATION),
        new ShufflePushReadMetrics(
            metrics.get(TaskMetric.SHUFFLE_CORRUPT_MERGED_BLOCK_CHUNKS),
            metrics.get(TaskMetric.SHUFFLE_MERGED_FETCH_FALLBACK_COUNT),
            metrics.get(TaskMetric.SHUFFLE_REMOTE_MERGED_BLOCKS_FETCHED),
            metrics.get(TaskMetric.SHUFFLE_LOCAL_MERGED_BLOCKS_FETCHED),
            metrics.get(TaskMetric.SHUFFLE_REMOTE_MERGED_CHUNKS_FETCHED),
            metrics.get(TaskMetric.SHUFFLE_LOCAL_MERGED_CHUNKS_FETCHED),
            metrics.get(TaskMetric.SHUFFLE_REMOTE_MERGED_BYTES_READ),
            metrics.get(TaskMetric.SHUFFLE_LOCAL_MERGED_BYTES_READ),
            metrics.get(TaskMetric.SHUFFLE_REMOTE_MERGED_REQS_DURATION)));
  }
}
