package dev.tidewatch.core.spark.state;

/**
 * What blocks one executor holds, in bytes. Beside {@link ExecutorState} and not in it, because it
 * moves with blocks and exists only where {@code spark.eventLog.logBlockUpdates} is on.
 *
 * @param rddBlocks blocks of persisted RDDs; the bytes are of broadcasts too
 */
public record ExecutorStorageState(
    String executorId,
    int rddBlocks,
    long memoryUsed,
    long diskUsed,
    long onHeapUsed,
    long offHeapUsed) {

  /** An executor that holds nothing. */
  public static ExecutorStorageState empty(String executorId) {
    return new ExecutorStorageState(executorId, 0, 0, 0, 0, 0);
  }

  /** The state after blocks came or went; nothing falls below zero, as in Spark. */
  ExecutorStorageState plus(int blocks, long memory, long disk, boolean offHeap) {
    return new ExecutorStorageState(
        executorId,
        Math.max(0, rddBlocks + blocks),
        Math.max(0, memoryUsed + memory),
        Math.max(0, diskUsed + disk),
        offHeap ? onHeapUsed : Math.max(0, onHeapUsed + memory),
        offHeap ? Math.max(0, offHeapUsed + memory) : offHeapUsed);
  }
}
