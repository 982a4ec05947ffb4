package dev.tidewatch.core.spark.event;

/** Where and how blocks of an RDD are kept. */
public record StorageLevel(
    boolean useDisk, boolean useMemory, boolean useOffHeap, boolean deserialized, int replication) {

  /** Whether blocks are kept anywhere at all. */
  public boolean isValid() {
    return (useMemory || useDisk) && replication > 0;
  }
}
