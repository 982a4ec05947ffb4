package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.core.spark.state.JobState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The answers to {@code jobs} and {@code jobs/{id}}. */
public final class JobAnswers {

  private JobAnswers() {}

  /** {@code jobs}: latest first. */
  public static Answer<List<JobData>> list(AttemptReader attempt, QueryParameters parameters) {
    ParameterReader reader = new ParameterReader(parameters);
    Set<JobState.Status> statuses = reader.constants("status", JobState.Status.class);
    return reader.answer(
        () -> {
          List<JobState> jobs = new ArrayList<>(attempt.jobs());
          Collections.reverse(jobs);
          return jobs.stream()
              .filter(job -> statuses.isEmpty() || statuses.contains(job.status()))
              .map(JobData::of)
              .toList();
        });
  }

  /** {@code jobs/{jobId}}. */
  public static Answer<JobData> one(AttemptReader attempt, String jobId) {
    return PathNumber.parse(jobId, "unknown job: ")
        .then(
            id -> {
              JobState job = attempt.job(id);
              return job == null
                  ? new Answer.NotFound<>("unknown job: " + id)
                  : new Answer.Found<>(JobData.of(job));
            });
  }
}
