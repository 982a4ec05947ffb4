package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.ExecutorPeaks;
import dev.tidewatch.core.spark.event.ResourceInformation;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One executor, or the driver, which Spark counts among them. Moves as Spark's {@code
 * AppStatusListener} moves its {@code LiveExecutor}. Times in milliseconds since the epoch, sizes
 * in bytes.
 *
 * @param removeTime null while it is there
 * @param peaks null until it reported some
 */
public record ExecutorState(
    String id,
    Place place,
    boolean active,
    long addTime,
    @Nullable Long removeTime,
    @Nullable String removeReason,
    ExecutorWork work,
    boolean excluded,
    Set<Integer> excludedInStages,
    Memory memory,
    @Nullable ExecutorPeaks peaks) {

  /** What an executor is and where. */
  public record Place(
      @Nullable String host,
      @Nullable String hostPort,
      int totalCores,
      int maxTasks,
      Map<String, String> logs,
      Map<String, String> attributes,
      Map<String, ResourceInformation> resources,
      int resourceProfileId) {

    static final Place UNKNOWN = new Place(null, null, 0, 0, Map.of(), Map.of(), Map.of(), 0);

    Place at(String newHostPort) {
      return new Place(
          host, newHostPort, totalCores, maxTasks, logs, attributes, resources, resourceProfileId);
    }

    Place logging(Map<String, String> newLogs, Map<String, String> newAttributes) {
      return new Place(
          host,
          hostPort,
          totalCores,
          maxTasks,
          newLogs,
          newAttributes,
          resources,
          resourceProfileId);
    }

    /** The host alone. */
    @Nullable String hostName() {
      if (host != null || hostPort == null) {
        return host;
      }
      int colon = hostPort.lastIndexOf(':');
      return colon < 0 ? hostPort : hostPort.substring(0, colon);
    }
  }

  /**
   * Storage memory.
   *
   * @param maxMemory of on-heap and off-heap together
   * @param totalOnHeap null where the log does not tell them apart (before Spark 2.2)
   */
  public record Memory(long maxMemory, @Nullable Long totalOnHeap, long totalOffHeap) {

    static final Memory UNKNOWN = new Memory(0, null, 0);
  }

  /** An executor of which only the id is known yet. */
  public static ExecutorState added(String id, long time) {
    return new ExecutorState(
        id,
        Place.UNKNOWN,
        true,
        time,
        null,
        null,
        ExecutorWork.NONE,
        false,
        Set.of(),
        Memory.UNKNOWN,
        null);
  }

  /** The same executor at another place. */
  public ExecutorState at(Place newPlace) {
    return new ExecutorState(
        id,
        newPlace,
        true,
        addTime,
        removeTime,
        removeReason,
        work,
        excluded,
        excludedInStages,
        memory,
        peaks);
  }

  /** The same executor with its block manager's memory. */
  public ExecutorState with(Memory newMemory) {
    return new ExecutorState(
        id,
        place,
        true,
        addTime,
        removeTime,
        removeReason,
        work,
        excluded,
        excludedInStages,
        newMemory,
        peaks);
  }

  /** The same executor with other work done. */
  public ExecutorState with(ExecutorWork newWork, @Nullable ExecutorPeaks newPeaks) {
    return new ExecutorState(
        id,
        place,
        active,
        addTime,
        removeTime,
        removeReason,
        newWork,
        excluded,
        excludedInStages,
        memory,
        newPeaks);
  }

  /** The state after it was removed. */
  public ExecutorState removed(long time, @Nullable String reason) {
    return new ExecutorState(
        id, place, false, addTime, time, reason, work, excluded, excludedInStages, memory, peaks);
  }

  /** The state after it reported peaks. */
  public ExecutorState reported(ExecutorPeaks newPeaks) {
    return with(work, peaks == null ? newPeaks : peaks.max(newPeaks));
  }

  /** The state after it was excluded from the application, or let in again. */
  public ExecutorState excluded(boolean isExcluded) {
    return excluded(isExcluded, excludedInStages);
  }

  /** The state with another set of stages that it is excluded in. */
  public ExecutorState excludedIn(Set<Integer> stageIds) {
    return excluded(excluded, stageIds);
  }

  private ExecutorState excluded(boolean isExcluded, Set<Integer> stageIds) {
    return new ExecutorState(
        id,
        place,
        active,
        addTime,
        removeTime,
        removeReason,
        work,
        isExcluded,
        stageIds,
        memory,
        peaks);
  }
}
