package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.Completeness;
import dev.tidewatch.core.spark.state.EnvironmentState;
import dev.tidewatch.core.spark.state.ExecutorState;
import dev.tidewatch.core.spark.state.JobState;
import dev.tidewatch.core.spark.state.SqlExecutionState;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One attempt as rules see it.
 *
 * @param stages all attempts of all stages
 * @param executions of SQL, with the numbers of their plans
 * @param today on which versions are judged
 */
record Judged(
    ApplicationState application,
    EnvironmentState environment,
    List<JobState> jobs,
    List<StageNumbers> stages,
    List<ExecutorState> executors,
    List<SqlExecutionState> executions,
    LocalDate today) {

  SparkOptions options() {
    return new SparkOptions(environment.sparkProperties());
  }

  /** Jobs that queries of SQL have made. */
  Set<Integer> sqlJobs() {
    return jobs.stream()
        .filter(job -> job.properties().sqlExecutionId() != null)
        .map(JobState::jobId)
        .collect(Collectors.toSet());
  }

  /**
   * Whether all lines came that should have. A running application is whole: its missing ends are
   * still to come.
   */
  boolean whole() {
    Completeness seen = application.completeness();
    boolean lostEnds = application.completed() && seen.tasksStarted() > seen.tasksEnded();
    return application.started()
        && seen.malformed().isEmpty()
        && seen.endsWithoutStart() == 0
        && !lostEnds;
  }
}
