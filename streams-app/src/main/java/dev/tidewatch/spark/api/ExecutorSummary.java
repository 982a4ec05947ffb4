package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.event.ExecutorPeaks;
import dev.tidewatch.core.spark.event.ResourceInformation;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Spark's {@code ExecutorSummary}; the driver is one too. */
public record ExecutorSummary(
    String id,
    @Nullable String hostPort,
    boolean isActive,
    int rddBlocks,
    long memoryUsed,
    long diskUsed,
    int totalCores,
    int maxTasks,
    int activeTasks,
    int failedTasks,
    int completedTasks,
    int totalTasks,
    long totalDuration,
    long totalGCTime,
    long totalInputBytes,
    long totalShuffleRead,
    long totalShuffleWrite,
    boolean isBlacklisted,
    long maxMemory,
    Instant addTime,
    @Nullable Instant removeTime,
    @Nullable String removeReason,
    Map<String, String> executorLogs,
    @Nullable MemoryMetrics memoryMetrics,
    Set<Integer> blacklistedInStages,
    @Nullable ExecutorPeaks peakMemoryMetrics,
    Map<String, String> attributes,
    Map<String, ResourceInformation> resources,
    int resourceProfileId,
    boolean isExcluded,
    Set<Integer> excludedInStages) {

  /** Spark's {@code MemoryMetrics}; absent where the log does not tell (before Spark 2.2). */
  public record MemoryMetrics(
      long usedOnHeapStorageMemory,
      long usedOffHeapStorageMemory,
      long totalOnHeapStorageMemory,
      long totalOffHeapStorageMemory) {}
}
