package dev.tidewatch.core.spark.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The thread-local properties of a job or stage that the API shows.
 *
 * @param description {@code spark.job.description}, redacted
 * @param jobGroup {@code spark.jobGroup.id}
 * @param jobTags {@code spark.job.tags}, distinct, not empty, sorted
 * @param sqlExecutionId {@code spark.sql.execution.id}
 * @param schedulerPool {@code spark.scheduler.pool}
 */
public record LocalProperties(
    @Nullable String description,
    @Nullable String jobGroup,
    List<String> jobTags,
    @Nullable Long sqlExecutionId,
    @Nullable String schedulerPool) {

  /** None of them set. */
  public static final LocalProperties NONE = new LocalProperties(null, null, List.of(), null, null);
}
