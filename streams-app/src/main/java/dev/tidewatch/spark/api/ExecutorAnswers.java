package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.event.ExecutorPeak;
import dev.tidewatch.core.spark.event.ExecutorPeaks;
import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.core.spark.state.ExecutorState;
import dev.tidewatch.core.spark.state.ExecutorStorageState;
import dev.tidewatch.core.spark.state.ExecutorWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers to {@code executors} and {@code allexecutors}. */
public final class ExecutorAnswers {

  private static final String DRIVER = "driver";

  /** The block manager of Spark's fallback storage, which its own answers leave out. */
  private static final String FALLBACK = "fallback";

  private final AttemptReader attempt;
  private final long now;

  /**
   * Answers from one attempt.
   *
   * @param now milliseconds since the epoch
   */
  public ExecutorAnswers(AttemptReader attempt, long now) {
    this.attempt = attempt;
    this.now = now;
  }

  /** {@code executors}: the active ones, by descending id (Spark reads an index backwards). */
  public List<ExecutorSummary> active() {
    List<ExecutorState> active =
        new ArrayList<>(attempt.executors().stream().filter(ExecutorState::active).toList());
    Collections.reverse(active);
    return summaries(active);
  }

  /** {@code allexecutors}: removed ones too, by ascending id. */
  public List<ExecutorSummary> all() {
    return summaries(attempt.executors());
  }

  private List<ExecutorSummary> summaries(List<ExecutorState> executors) {
    return executors.stream()
        .filter(executor -> !executor.id().equals(FALLBACK))
        .map(this::summary)
        .toList();
  }

  private ExecutorSummary summary(ExecutorState executor) {
    ExecutorState.Place place = executor.place();
    ExecutorWork work = executor.work();
    ExecutorStorageState known = attempt.executorStorage(executor.id());
    ExecutorStorageState used = known == null ? ExecutorStorageState.empty(executor.id()) : known;
    boolean driver = executor.id().equals(DRIVER);
    return new ExecutorSummary(
        executor.id(),
        hostPort(executor),
        executor.active(),
        used.rddBlocks(),
        used.memoryUsed(),
        used.diskUsed(),
        place.totalCores(),
        place.maxTasks(),
        work.activeTasks(),
        work.failedTasks(),
        work.completedTasks(),
        work.totalTasks(),
        driver ? driverDuration(work) : work.totalDuration(),
        driver ? driverGcTime(executor.peaks(), work) : work.totalGcTime(),
        work.totalInputBytes(),
        work.totalShuffleRead(),
        work.totalShuffleWrite(),
        executor.excluded(),
        executor.memory().maxMemory(),
        Instant.ofEpochMilli(executor.addTime()),
        Times.orNull(executor.removeTime()),
        executor.removeReason(),
        place.logs(),
        memory(executor.memory(), used),
        executor.excludedInStages(),
        executor.peaks(),
        place.attributes(),
        place.resources(),
        place.resourceProfileId(),
        executor.excluded(),
        executor.excludedInStages());
  }

  /** Since Spark 3.3 the driver's time is the application's, even where tasks ran in it. */
  private long driverDuration(ExecutorWork work) {
    ApplicationState application = attempt.application();
    if (!application.started()) {
      return work.totalDuration();
    }
    return application.completed() ? application.duration() : now - application.startTime();
  }

  private static long driverGcTime(@Nullable ExecutorPeaks peaks, ExecutorWork work) {
    return peaks == null ? work.totalGcTime() : peaks.get(ExecutorPeak.TOTAL_GC_TIME);
  }

  private static ExecutorSummary.@Nullable MemoryMetrics memory(
      ExecutorState.Memory memory, ExecutorStorageState used) {
    Long totalOnHeap = memory.totalOnHeap();
    return totalOnHeap == null
        ? null
        : new ExecutorSummary.MemoryMetrics(
            used.onHeapUsed(), used.offHeapUsed(), totalOnHeap, memory.totalOffHeap());
  }

  static @Nullable String hostPort(ExecutorState executor) {
    ExecutorState.Place place = executor.place();
    return place.hostPort() != null ? place.hostPort() : place.host();
  }
}
