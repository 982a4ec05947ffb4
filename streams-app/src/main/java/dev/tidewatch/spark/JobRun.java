package dev.tidewatch.spark;

import dev.tidewatch.core.spark.finding.RunNumbers;
import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.EnvironmentState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job, which is what the attempts of applications of one name and user are. Times in
 * milliseconds since the epoch.
 *
 * @param until the end, or the latest event of one that goes on
 * @param options that it sets, as in {@link Inventory}
 */
record JobRun(
    String applicationId,
    @Nullable String attemptId,
    String name,
    String user,
    String sparkVersion,
    long startTime,
    long until,
    boolean completed,
    RunNumbers numbers,
    Map<String, String> options) {

  /** Null where the attempt's start was not seen: nobody knows what job it is of. */
  static @Nullable JobRun of(
      ApplicationState application, EnvironmentState environment, RunNumbers numbers) {
    String name = application.name();
    return name == null
        ? null
        : new JobRun(
            application.appId(),
            application.attemptId(),
            name,
            application.user() == null ? "" : application.user(),
            application.sparkVersion(),
            Math.max(0, application.startTime()),
            application.completed() ? application.endTime() : application.lastEventTime(),
            application.completed(),
            numbers,
            Inventory.options(environment));
  }

  AttemptKey attempt() {
    return new AttemptKey(applicationId, attemptId);
  }

  /** Milliseconds. */
  long duration() {
    return until - startTime;
  }

  /** Whether it can be compared with others by its time: it has ended and no job of it failed. */
  boolean isWhole() {
    return completed && duration() >= 0 && numbers.failedJobs() == 0;
  }
}
