package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.state.JobState;
import java.util.List;

/** Jobs of the application failed. */
final class FailedJobs implements Rule {

  @Override
  public String id() {
    return "failed-jobs";
  }

  @Override
  public boolean needsWholeLog() {
    return false;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    List<Integer> failed =
        attempt.jobs().stream()
            .filter(job -> job.status() == JobState.Status.FAILED)
            .map(JobState::jobId)
            .toList();
    if (failed.isEmpty()) {
      return List.of();
    }
    return List.of(
        Finding.of(
            id(),
            Severity.CRITICAL,
            null,
            "%d of %d jobs failed, the first of them job %d."
                .formatted(failed.size(), attempt.jobs().size(), failed.get(0)),
            List.of(
                new Evidence("failed jobs", failed.size(), "count"),
                new Evidence("jobs", attempt.jobs().size(), "count")),
            List.of(),
            List.of()));
  }
}
