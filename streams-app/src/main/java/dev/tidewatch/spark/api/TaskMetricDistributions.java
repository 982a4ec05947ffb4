package dev.tidewatch.spark.api;

import java.util.List;

/** Spark's {@code TaskMetricDistributions}: each metric at the quantiles asked for. */
public record TaskMetricDistributions(
    List<Double> quantiles,
    List<Double> duration,
    List<Double> executorDeserializeTime,
    List<Double> executorDeserializeCpuTime,
    List<Double> executorRunTime,
    List<Double> executorCpuTime,
    List<Double> resultSize,
    List<Double> jvmGcTime,
    List<Double> resultSerializationTime,
    List<Double> gettingResultTime,
    List<Double> schedulerDelay,
    List<Double> peakExecutionMemory,
    List<Double> memoryBytesSpilled,
    List<Double> diskBytesSpilled,
    InputMetrics inputMetrics,
    OutputMetrics outputMetrics,
    ShuffleReadMetrics shuffleReadMetrics,
    ShuffleWriteMetrics shuffleWriteMetrics) {

  /** Spark's {@code InputMetricDistributions}. */
  public record InputMetrics(List<Double> bytesRead, List<Double> recordsRead) {}

  /** Spark's {@code OutputMetricDistributions}. */
  public record OutputMetrics(List<Double> bytesWritten, List<Double> recordsWritten) {}

  /** Spark's {@code ShuffleReadMetricDistributions}. */
  public record ShuffleReadMetrics(
      List<Double> readBytes,
      List<Double> readRecords,
      List<Double> remoteBlocksFetched,
      List<Double> localBlocksFetched,
      List<Double> fetchWaitTime,
      List<Double> remoteBytesRead,
      List<Double> remoteBytesReadToDisk,
      List<Double> totalBlocksFetched,
      List<Double> remoteReqsDuration,
      ShufflePushReadMetrics shufflePushReadMetricsDist) {}

  /** Spark's {@code ShufflePushReadMetricDistributions}. */
  public record ShufflePushReadMetrics(
      List<Double> corruptMergedBlockChunks,
      List<Double> mergedFetchFallbackCount,
      List<Double> remoteMergedBlocksFetched,
      List<Double> localMergedBlocksFetched,
      List<Double> remoteMergedChunksFetched,
      List<Double> localMergedChunksFetched,
      List<Double> remoteMergedBytesRead,
      List<Double> localMergedBytesRead,
      List<Double> remoteMergedReqsDuration) {}

  /** Spark's {@code ShuffleWriteMetricDistributions}. */
  public record ShuffleWriteMetrics(
      List<Double> writeBytes, List<Double> writeRecords, List<Double> writeTime) {}
}
