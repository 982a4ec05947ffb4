package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.state.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Spark's {@code JobData}. */
public record JobData(
    int jobId,
    String name,
    @Nullable String description,
    @Nullable Instant submissionTime,
    @Nullable Instant completionTime,
    List<Integer> stageIds,
    @Nullable String jobGroup,
    List<String> jobTags,
    JobState.Status status,
    int numTasks,
    int numActiveTasks,
    int numCompletedTasks,
    int numSkippedTasks,
    int numFailedTasks,
    int numKilledTasks,
    int numCompletedIndices,
    int numActiveStages,
    int numCompletedStages,
    int numSkippedStages,
    int numFailedStages,
    Map<String, Integer> killedTasksSummary) {

  static JobData of(JobState job) {
    return new JobData(
        job.jobId(),
        job.name(),
        job.properties().description(),
        Times.orNull(job.submissionTime()),
        Times.orNull(job.completionTime()),
        job.stageIds(),
        job.properties().jobGroup(),
        job.properties().jobTags(),
        job.status(),
        job.numTasks(),
        job.tasks().active(),
        job.tasks().completed(),
        job.stages().skippedTasks(),
        job.tasks().failed(),
        job.tasks().killed(),
        job.tasks().completedIndices(),
        job.stages().active(),
        job.stages().completed().size(),
        job.stages().skipped().size(),
        job.stages().failed(),
        job.killedTasksSummary());
  }
}
