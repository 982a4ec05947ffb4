package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.sketch.LogHistogram;
import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.event.TaskMetrics;
import dev.tidewatch.core.spark.state.DroppedTasks;
import dev.tidewatch.core.spark.state.TaskSeries;
import dev.tidewatch.core.spark.state.TaskState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What rules ask of the tasks of one stage attempt that succeeded. Exact where all of them are
 * kept; else within 1 %, and the longest exact. Times in milliseconds, sizes in bytes; all 0
 * without such a task.
 *
 * @param tasks that succeeded
 * @param shortest negative where a clock went backwards
 * @param largestShuffleRead by one task
 * @param meanShuffleRead by a task
 * @param largestRead by one task, from storage and shuffle together
 * @param writers tasks that wrote output
 */
public record TaskNumbers(
    int tasks,
    long shortest,
    long median,
    long longest,
    long largestShuffleRead,
    double meanShuffleRead,
    long largestRead,
    int writers) {

  /** Of a stage without a task that succeeded. */
  public static final TaskNumbers NONE = new TaskNumbers(0, 0, 0, 0, 0, 0, 0, 0);

  /**
   * Takes tasks in any order, each once, and keeps one number for each. Owned by one thread; grows
   * with the tasks of one stage attempt.
   */
  public static final class Collector {

    private static final int FIRST_SIZE = 64;

    private long[] durations = new long[FIRST_SIZE];
    private int tasks;
    private long largestShuffleRead;
    private double shuffleRead;
    private long largestRead;
    private int writers;
    private @Nullable LogHistogram dropped;
    private int droppedTasks;

    /** Takes a task; one that has not succeeded changes nothing. */
    public Collector add(TaskState task) {
      if (!task.status().equals("SUCCESS") || task.info().finishTime() <= 0) {
        return this;
      }
      if (tasks == durations.length) {
        durations = Arrays.copyOf(durations, 2 * tasks);
      }
      durations[tasks++] = TaskState.duration(task.info());
      TaskMetrics metrics = task.metrics() == null ? TaskMetrics.ZERO : task.metrics();
      long shuffle =
          metrics.get(TaskMetric.SHUFFLE_LOCAL_BYTES_READ)
              + metrics.get(TaskMetric.SHUFFLE_REMOTE_BYTES_READ);
      largestShuffleRead = Math.max(largestShuffleRead, shuffle);
      shuffleRead += shuffle;
      largestRead = Math.max(largestRead, shuffle + metrics.get(TaskMetric.INPUT_BYTES_READ));
      writers += metrics.get(TaskMetric.OUTPUT_BYTES_WRITTEN) > 0 ? 1 : 0;
      return this;
    }

    /** Takes those that are not kept one by one, once. */
    public Collector add(DroppedTasks more) {
      droppedTasks = (int) more.succeeded();
      dropped = droppedTasks == 0 ? null : more.histogram(TaskSeries.DURATION);
      visit(
          more.histogram(TaskSeries.SHUFFLE_READ_BYTES),
          (value, count) -> {
            largestShuffleRead = Math.max(largestShuffleRead, (long) value);
            largestRead = Math.max(largestRead, (long) value);
            shuffleRead += value * count;
          });
      visit(
          more.histogram(TaskMetric.INPUT_BYTES_READ),
          (value, count) -> largestRead = Math.max(largestRead, (long) value));
      visit(
          more.histogram(TaskMetric.OUTPUT_BYTES_WRITTEN),
          (value, count) -> writers += value > 0 ? (int) count : 0);
      return this;
    }

    private static void visit(
        @Nullable LogHistogram histogram, LogHistogram.BucketVisitor visitor) {
      if (histogram != null) {
        histogram.forEach(visitor);
      }
    }

    /** What the tasks so far come to. */
    public TaskNumbers numbers() {
      int all = tasks + droppedTasks;
      if (all == 0) {
        return NONE;
      }
      long[] sorted = Arrays.copyOf(durations, tasks);
      Arrays.sort(sorted);
      Durations merged = new Durations(sorted, all / 2);
      visit(dropped, merged);
      return new TaskNumbers(
          all,
          merged.shortest(),
          merged.median(),
          merged.longest(),
          largestShuffleRead,
          shuffleRead / all,
          largestRead,
          writers);
    }
  }
}
