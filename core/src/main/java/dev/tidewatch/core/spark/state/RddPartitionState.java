package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.SparkEvent.BlockUpdated;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One partition of a persisted RDD, which executors hold as block {@code rdd_<id>_<partition>}.
 *
 * @param copies by executor id; those of executors that have gone stay until the next change, as
 *     {@link Copy#executorAddTime} tells them apart
 */
public record RddPartitionState(int rddId, int partition, Map<String, Copy> copies) {

  /**
   * What one executor holds.
   *
   * @param executorAddTime when that executor was added: an id may be used again
   * @param memorySize bytes in memory
   * @param diskSize bytes on disk
   * @param reported the last event about this copy, by which a repeat is known
   */
  public record Copy(long executorAddTime, long memorySize, long diskSize, BlockUpdated reported) {

    /** Whether that executor is there and the very one that holds this copy. */
    public boolean isOn(@Nullable ExecutorState executor) {
      return executor != null && executor.active() && executor.addTime() == executorAddTime;
    }
  }

  /** A partition that no executor holds. */
  public static RddPartitionState absent(int rddId, int partition) {
    return new RddPartitionState(rddId, partition, Map.of());
  }

  /** What that executor holds; null where it holds nothing. */
  @Nullable Copy copyOn(ExecutorState executor) {
    Copy copy = copies.get(executor.id());
    return copy != null && copy.isOn(executor) ? copy : null;
  }

  /** The partition with another or an updated copy. */
  RddPartitionState with(Copy copy) {
    Map<String, Copy> next = new TreeMap<>(copies);
    next.put(copy.reported().executorId(), copy);
    return new RddPartitionState(rddId, partition, Map.copyOf(next));
  }

  /** The partition without the copy of one executor. */
  RddPartitionState without(String executorId) {
    Map<String, Copy> next = new TreeMap<>(copies);
    next.remove(executorId);
    return new RddPartitionState(rddId, partition, Map.copyOf(next));
  }
}
