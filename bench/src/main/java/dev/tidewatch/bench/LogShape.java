package dev.tidewatch.bench;

/**
 * What a generated event log holds. The same shape gives the same bytes.
 *
 * @param appId such as {@code app-20260101000000-0000}
 * @param tasks in all stages together, spread evenly
 * @param stages two of them make a job; an odd last one is a job of its own
 * @param executors of {@link #CORES} cores each
 * @param seed of the durations and sizes
 */
public record LogShape(String appId, int tasks, int stages, int executors, long seed) {

  /** Cores of an executor: how many of its tasks run at a time. */
  public static final int CORES = 4;

  /** Refuses shapes that no application has. */
  public LogShape {
    if (appId.isBlank()) {
      throw new IllegalArgumentException("the application needs an id");
    }
    if (stages < 1 || tasks < stages || executors < 1) {
      throw new IllegalArgumentException(
          "at least one stage, one task a stage and one executor are needed, not %d, %d and %d"
              .formatted(stages, tasks, executors));
    }
  }

  /** So many tasks in stages of about 1,000, on ten executors. */
  public static LogShape ofTasks(String appId, int tasks) {
    return new LogShape(appId, tasks, Math.max(1, tasks / 1000), 10, 1);
  }

  /** The tasks of one stage, from 0. */
  int tasksOf(int stage) {
    return tasks / stages + (stage < tasks % stages ? 1 : 0);
  }
}
