package dev.tidewatch.core.spark.state;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A stage attempt of SQL executions that run: its highest values by accumulator. All values are in
 * {@link SqlBlock}s. Mutable, so that a task changes it at a flat cost; owned by one stream thread.
 */
public final class SqlStage {

  /** More are not followed; a stage with the largest of plans has some hundreds. */
  static final int MAX_ACCUMULATORS = 5_000;

  private final StageKey key;
  private final int numTasks;
  private final Set<Long> executions;
  private final Map<Long, Peak> peaks = new LinkedHashMap<>();

  /** The task attempt with the highest value of an accumulator. */
  record Peak(long value, long taskId) {}

  /** What is stored of an accumulator. */
  public record StoredPeak(long accumulatorId, long value, long taskId) {}

  /**
   * What is stored.
   *
   * @param executions that have a job with this stage and have not ended
   */
  public record Stored(
      int stageId, int attemptId, int numTasks, Set<Long> executions, List<StoredPeak> peaks) {}

  SqlStage(StageKey key, int numTasks, Set<Long> executions) {
    this.key = key;
    this.numTasks = numTasks;
    this.executions = Set.copyOf(executions);
  }

  /** From what was stored. */
  public static SqlStage of(Stored stored) {
    SqlStage stage =
        new SqlStage(
            new StageKey(stored.stageId(), stored.attemptId()),
            stored.numTasks(),
            stored.executions());
    stored
        .peaks()
        .forEach(
            peak -> stage.peaks.put(peak.accumulatorId(), new Peak(peak.value(), peak.taskId())));
    return stage;
  }

  /** For the store. */
  public Stored toStored() {
    return new Stored(
        key.stageId(),
        key.attemptId(),
        numTasks,
        executions,
        peaks.entrySet().stream()
            .map(
                entry ->
                    new StoredPeak(
                        entry.getKey(), entry.getValue().value(), entry.getValue().taskId()))
            .toList());
  }

  /** Which attempt of the stage it is; older ones are forgotten. */
  public StageKey key() {
    return key;
  }

  int numTasks() {
    return numTasks;
  }

  Set<Long> executions() {
    return executions;
  }

  Map<Long, Peak> peaks() {
    return peaks;
  }

  /** The same, which one execution needs no longer. */
  SqlStage without(long executionId) {
    Set<Long> left = new HashSet<>(executions);
    left.remove(executionId);
    SqlStage next = new SqlStage(key, numTasks, left);
    next.peaks.putAll(peaks);
    return next;
  }

  /** Takes a task's value, of equal ones the first; false where it has too many accumulators. */
  boolean reported(long accumulatorId, long value, long taskId) {
    Peak known = peaks.get(accumulatorId);
    if (known == null && peaks.size() >= MAX_ACCUMULATORS) {
      return false;
    }
    if (known == null || value > known.value()) {
      peaks.put(accumulatorId, new Peak(value, taskId));
    }
    return true;
  }
}
