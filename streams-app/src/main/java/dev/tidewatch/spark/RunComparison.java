package dev.tidewatch.spark;

import dev.tidewatch.spark.api.AttemptPaths;
import dev.tidewatch.spark.api.JobRuns.ChangedOption;
import dev.tidewatch.spark.api.JobRuns.Regression;
import dev.tidewatch.spark.api.JobRuns.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares a run of a job with those before it. */
final class RunComparison {

  /** Runs before one that its median is of, at most. */
  static final int RUNS_BEFORE = 20;

  private static final int FEWEST = 5;
  private static final double RATIO = 1.5;
  private static final long MORE_MS = 60_000;
  private static final double HOUR_MS = 3_600_000;

  /** In words, for the answer. */
  static final String RULE =
      ("A run has regressed if it took more than %s times the median of the whole ones among the"
              + " %d runs before it, and %d s more. Whole is what has ended without a failed job; with"
              + " fewer than %d of them, or of a run that is not whole, nothing is said.")
          .formatted(RATIO, RUNS_BEFORE, MORE_MS / 1000, FEWEST);

  private RunComparison() {}

  /**
   * A run as people see it.
   *
   * @param before runs before it, the newest first
   */
  static Run of(JobRun run, List<JobRun> before) {
    JobRun last = before.isEmpty() ? null : before.get(0);
    return new Run(
        run.applicationId(),
        run.attemptId(),
        AttemptPaths.findings(run.applicationId(), run.attemptId()),
        Instant.ofEpochMilli(run.startTime()).toString(),
        run.completed() ? Instant.ofEpochMilli(run.until()).toString() : null,
        run.completed(),
        Math.max(0, run.duration()),
        run.numbers().coreMs() < 0 ? null : run.numbers().coreMs() / HOUR_MS,
        run.numbers().input(),
        run.numbers().output(),
        run.numbers().shuffleRead(),
        run.numbers().shuffleWritten(),
        run.numbers().spilled(),
        run.numbers().failedJobs(),
        run.sparkVersion(),
        last == null || last.sparkVersion().equals(run.sparkVersion()) ? null : last.sparkVersion(),
        last == null ? null : changes(last.options(), run.options()),
        regression(run, before));
  }

  private static List<ChangedOption> changes(Map<String, String> before, Map<String, String> now) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(before.get(name), now.get(name)))
        .map(name -> new ChangedOption(name, before.get(name), now.get(name)))
        .toList();
  }

  private static @Nullable Regression regression(JobRun run, List<JobRun> before) {
    long[] durations =
        before.stream()
            .limit(RUNS_BEFORE)
            .filter(JobRun::isWhole)
            .mapToLong(JobRun::duration)
            .sorted()
            .toArray();
    if (!run.isWhole() || durations.length < FEWEST) {
      return null;
    }
    double median = (durations[(durations.length - 1) / 2] + durations[durations.length / 2]) / 2.0;
    return new Regression(
        durations.length,
        median,
        median == 0 ? null : run.duration() / median,
        run.duration() > RATIO * median && run.duration() - median >= MORE_MS);
  }
}
