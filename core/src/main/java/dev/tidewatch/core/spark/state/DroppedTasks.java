package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.sketch.LogHistogram;
import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.event.TaskMetrics;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The task attempts of a stage that are not kept one by one: how many, and sketches of their
 * numbers. Quantiles over them and the ones that are kept are within 1 %. Of a size that does not
 * grow with the tasks. Mutable; owned by one thread.
 */
public final class DroppedTasks {

  private static final TaskMetric[] METRICS = TaskMetric.values();
  private static final TaskSeries[] SERIES = TaskSeries.values();

  private long tasks;
  private long succeeded;
  private final Map<String, LogHistogram> histograms = new HashMap<>();

  /**
   * What is stored.
   *
   * @param histograms by the name of a {@link TaskMetric} or {@link TaskSeries}
   */
  public record Stored(long tasks, long succeeded, Map<String, LogHistogram.Stored> histograms) {

    /** None dropped. */
    public static final Stored NONE = new Stored(0, 0, Map.of());
  }

  /** From what was stored. */
  public static DroppedTasks of(Stored stored) {
    DroppedTasks dropped = new DroppedTasks();
    dropped.tasks = stored.tasks();
    dropped.succeeded = stored.succeeded();
    stored
        .histograms()
        .forEach((name, each) -> dropped.histograms.put(name, LogHistogram.of(each)));
    return dropped;
  }

  /** For the store. */
  public Stored toStored() {
    Map<String, LogHistogram.Stored> stored = new HashMap<>();
    histograms.forEach((name, each) -> stored.put(name, each.toStored()));
    return new Stored(tasks, succeeded, stored);
  }

  /** Counts an attempt that has ended. */
  void add(TaskState task) {
    boolean success = task.status().equals("SUCCESS");
    TaskMetrics metrics = task.metrics();
    tasks++;
    add(TaskSeries.DURATION.name(), TaskState.duration(task.info()));
    if (metrics == null) {
      return;
    }
    succeeded += success ? 1 : 0;
    for (TaskSeries series : SERIES) {
      if (series != TaskSeries.DURATION && (success || !series.ofSuccesses())) {
        add(series.name(), series.of(task, metrics));
      }
    }
    if (success) {
      for (TaskMetric metric : METRICS) {
        add(metric.name(), metrics.get(metric));
      }
    }
  }

  private void add(String name, long value) {
    histograms.computeIfAbsent(name, any -> new LogHistogram()).add(value);
  }

  /** Attempts dropped. */
  public long tasks() {
    return tasks;
  }

  /** Those of them that succeeded and reported metrics. */
  public long succeeded() {
    return succeeded;
  }

  /** Of those that succeeded; null where there is none. */
  public @Nullable LogHistogram histogram(TaskMetric metric) {
    return histograms.get(metric.name());
  }

  /** Null where there is none. */
  public @Nullable LogHistogram histogram(TaskSeries series) {
    return histograms.get(series.name());
  }
}
