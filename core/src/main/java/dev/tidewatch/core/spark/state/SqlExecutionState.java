package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.AccumulatorUpdates;
import dev.tidewatch.core.spark.event.SparkEvent.SqlExecutionEnd;
import dev.tidewatch.core.spark.event.SparkEvent.SqlExecutionStart;
import dev.tidewatch.core.spark.sql.PlanNumbers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a SQL query, without its plan: what moves while it runs. Times in milliseconds
 * since the epoch.
 *
 * @param started whether its start was seen; until then only its jobs are known
 * @param submissionTime −1 until its start was seen
 * @param errorMessage empty where it succeeded; null until the end, and in logs before Spark 3.4
 * @param jobs in the order in which they started, {@value #MAX_JOBS} at most
 * @param stages of these jobs in the order in which they were announced, {@value #MAX_STAGES} at
 *     most
 * @param driverUpdates values that the driver measured, {@value #MAX_DRIVER_UPDATES} at most; empty
 *     once it has ended
 * @param numbers of its plan, for rules; null until the end, and of those that ended before there
 *     were such rules
 */
public record SqlExecutionState(
    long id,
    boolean started,
    String description,
    long submissionTime,
    @Nullable Long completionTime,
    @Nullable String errorMessage,
    List<Job> jobs,
    List<Integer> stages,
    List<DriverUpdate> driverUpdates,
    @Nullable PlanNumbers numbers) {

  static final int MAX_JOBS = 10_000;
  static final int MAX_STAGES = 20_000;
  static final int MAX_DRIVER_UPDATES = 10_000;

  /** A job of the execution. */
  public record Job(int jobId, JobState.Status status) {}

  /** A value of a metric that the driver measured. */
  public record DriverUpdate(long accumulatorId, long value) {}

  static SqlExecutionState unknown(long id) {
    return new SqlExecutionState(
        id, false, "", -1, null, null, List.of(), List.of(), List.of(), null);
  }

  /** Whether its end was seen. */
  public boolean ended() {
    return completionTime != null;
  }

  /** As in the REST API: {@code RUNNING}, {@code COMPLETED} or {@code FAILED}. */
  public String status() {
    if (errorMessage != null) {
      return errorMessage.isEmpty() ? "COMPLETED" : "FAILED";
    }
    if (!ended()) {
      return "RUNNING";
    }
    boolean failed = jobs.stream().anyMatch(job -> job.status() == JobState.Status.FAILED);
    return failed ? "FAILED" : "COMPLETED";
  }

  SqlExecutionState next(SqlExecutionStart event) {
    return new SqlExecutionState(
        id,
        true,
        event.description(),
        event.time(),
        completionTime,
        errorMessage,
        jobs,
        stages,
        driverUpdates,
        numbers);
  }

  SqlExecutionState next(SqlExecutionEnd event, PlanNumbers newNumbers) {
    return new SqlExecutionState(
        id,
        started,
        description,
        submissionTime,
        event.time(),
        event.errorMessage(),
        jobs,
        stages,
        List.of(),
        newNumbers);
  }

  SqlExecutionState jobStarted(int jobId, List<Integer> itsStages) {
    if (jobs.size() >= MAX_JOBS) {
      return this;
    }
    List<Job> next = new ArrayList<>(jobs);
    next.add(new Job(jobId, JobState.Status.RUNNING));
    Set<Integer> nextStages = new LinkedHashSet<>(stages);
    nextStages.addAll(itsStages);
    return with(List.copyOf(next), nextStages.stream().limit(MAX_STAGES).toList(), driverUpdates);
  }

  SqlExecutionState jobEnded(int jobId, boolean succeeded) {
    JobState.Status status = succeeded ? JobState.Status.SUCCEEDED : JobState.Status.FAILED;
    return with(
        jobs.stream().map(job -> job.jobId() == jobId ? new Job(jobId, status) : job).toList(),
        stages,
        driverUpdates);
  }

  /**
   * Whether the driver said all that before: then its event has come twice. An execution that runs
   * a plan again has other accumulators.
   */
  boolean knows(AccumulatorUpdates updates) {
    Set<DriverUpdate> known = new HashSet<>(driverUpdates);
    return IntStream.range(0, updates.size())
        .mapToObj(i -> new DriverUpdate(updates.id(i), updates.value(i)))
        .allMatch(known::contains);
  }

  /** The state after the driver measured. */
  SqlExecutionState measured(AccumulatorUpdates updates) {
    List<DriverUpdate> next = new ArrayList<>(driverUpdates);
    for (int i = 0; i < updates.size() && next.size() < MAX_DRIVER_UPDATES; i++) {
      next.add(new DriverUpdate(updates.id(i), updates.value(i)));
    }
    return with(jobs, stages, List.copyOf(next));
  }

  private SqlExecutionState with(
      List<Job> newJobs, List<Integer> newStages, List<DriverUpdate> newUpdates) {
    return new SqlExecutionState(
        id,
        started,
        description,
        submissionTime,
        completionTime,
        errorMessage,
        newJobs,
        newStages,
        newUpdates,
        numbers);
  }
}
