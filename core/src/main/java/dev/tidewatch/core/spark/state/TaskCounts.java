package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.TaskEndReason;

/**
 * Task attempts of a stage or job by what became of them.
 *
 * @param completedIndices distinct tasks that succeeded at least once
 */
public record TaskCounts(int active, int completed, int failed, int killed, int completedIndices) {

  /** No task yet. */
  public static final TaskCounts NONE = new TaskCounts(0, 0, 0, 0, 0);

  /** One more attempt runs. */
  public TaskCounts started() {
    return new TaskCounts(active + 1, completed, failed, killed, completedIndices);
  }

  /**
   * One attempt ended. A {@link TaskEndReason.Kind#RESUBMITTED} end had no start of its own
   * (SPARK-41187), so it leaves the active ones alone.
   *
   * @param firstSuccess whether this task index succeeded for the first time
   */
  public TaskCounts ended(TaskEndReason.Kind kind, boolean firstSuccess) {
    return switch (kind) {
      case SUCCESS ->
          new TaskCounts(
              active - 1,
              completed + 1,
              failed,
              killed,
              firstSuccess ? completedIndices + 1 : completedIndices);
      case FAILED -> new TaskCounts(active - 1, completed, failed + 1, killed, completedIndices);
      case KILLED -> new TaskCounts(active - 1, completed, failed, killed + 1, completedIndices);
      case RESUBMITTED -> new TaskCounts(active, completed, failed + 1, killed, completedIndices);
    };
  }
}
