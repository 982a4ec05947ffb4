package dev.tidewatch.spark.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spark's {@code RDDStorageInfo}: a persisted RDD. Sizes in bytes.
 *
 * @param dataDistribution by executor id; absent where no executor holds a partition
 * @param partitions ascending by number
 */
public record RddStorageInfo(
    int id,
    String name,
    int numPartitions,
    int numCachedPartitions,
    String storageLevel,
    long memoryUsed,
    long diskUsed,
    @Nullable List<RddDataDistribution> dataDistribution,
    List<RddPartitionInfo> partitions) {

  /** Spark's {@code RDDDataDistribution}; heap sizes are absent in logs before Spark 2.2. */
  public record RddDataDistribution(
      @Nullable String address,
      long memoryUsed,
      long memoryRemaining,
      long diskUsed,
      @Nullable Long onHeapMemoryUsed,
      @Nullable Long offHeapMemoryUsed,
      @Nullable Long onHeapMemoryRemaining,
      @Nullable Long offHeapMemoryRemaining) {}

  /** Spark's {@code RDDPartitionInfo}. */
  public record RddPartitionInfo(
      String blockName,
      String storageLevel,
      long memoryUsed,
      long diskUsed,
      List<String> executors) {}
}
