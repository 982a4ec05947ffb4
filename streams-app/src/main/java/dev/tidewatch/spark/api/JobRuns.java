package dev.tidewatch.spark.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs of one job.
 *
 * @param user whose; null where nobody has run the job
 * @param rule when a run has regressed
 * @param items the newest first
 * @param next the cursor of the page that follows; absent at the end
 */
public record JobRuns(
    String name, @Nullable String user, String rule, List<Run> items, @Nullable String next) {

  /**
   * One run. Times in ISO 8601, sizes in bytes.
   *
   * @param findings path of what its owner should change
   * @param endTime null while it goes on
   * @param durationMs so far, while it goes on
   * @param coreHours that its executors held; null where the log's times contradict each other
   * @param spilledBytes to disk
   * @param sparkVersionBefore that of the run before; null where it is the same
   * @param changedOptions to the run before; null where none is kept
   * @param regression null where nothing can be said
   */
  public record Run(
      String appId,
      @Nullable String attemptId,
      String findings,
      String startTime,
      @Nullable String endTime,
      boolean completed,
      long durationMs,
      @Nullable Double coreHours,
      long inputBytes,
      long outputBytes,
      long shuffleReadBytes,
      long shuffleWrittenBytes,
      long spilledBytes,
      int failedJobs,
      String sparkVersion,
      @Nullable String sparkVersionBefore,
      @Nullable List<ChangedOption> changedOptions,
      @Nullable Regression regression) {}

  /**
   * An option that the run before had set otherwise.
   *
   * @param before null where it had not set it
   * @param now null where this run does not set it
   */
  public record ChangedOption(String option, @Nullable String before, @Nullable String now) {}

  /**
   * A run against the runs before it.
   *
   * @param runs that the median is of
   * @param medianMs of their durations
   * @param ratio of this run's duration to it; null where it is 0
   */
  public record Regression(int runs, double medianMs, @Nullable Double ratio, boolean regressed) {}
}
