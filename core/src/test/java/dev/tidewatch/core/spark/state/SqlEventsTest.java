package dev.tidewatch.core.spark.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.event.AccumulatorUpdates;
import dev.tidewatch.core.spark.event.ExecutorPeaks;
import dev.tidewatch.core.spark.event.LocalProperties;
import dev.tidewatch.core.spark.event.SparkEvent;
import dev.tidewatch.core.spark.event.SparkEvent.JobEnd;
import dev.tidewatch.core.spark.event.SparkEvent.JobStart;
import dev.tidewatch.core.spark.event.SparkEvent.SqlDriverUpdates;
import dev.tidewatch.core.spark.event.SparkEvent.SqlExecutionEnd;
import dev.tidewatch.core.spark.event.SparkEvent.SqlExecutionStart;
import dev.tidewatch.core.spark.event.SparkEvent.SqlMetricsAdded;
import dev.tidewatch.core.spark.event.SparkEvent.SqlPlanUpdate;
import dev.tidewatch.core.spark.event.SparkEvent.StageSubmitted;
import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import dev.tidewatch.core.spark.event.SqlMetric;
import dev.tidewatch.core.spark.event.SqlPlanNode;
import dev.tidewatch.core.spark.event.StageInfo;
import dev.tidewatch.core.spark.event.TaskEndReason;
import dev.tidewatch.core.spark.event.TaskEndReason.Kind;
import dev.tidewatch.core.spark.event.TaskInfo;
import dev.tidewatch.core.spark.event.TaskMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Execution 1 has metrics 10 (a sum) and 11 (a size); stages have 100 tasks. */
class SqlEventsTest {

  private static final long ROWS = 10;
  private static final long BYTES = 11;
  private static final int TASKS = 100;

  @Test
  void theMetricsOfAnExecutionAreTextsOnceItHasEnded() {
    MemoryAttempt attempt =
        Events.apply(
            start(1), job(0, 1, 5), task(5, 0, 0, 3, 4_096), task(5, 1, 99, 4, 8_192), end(1));

    assertThat(attempt.sql().values(1).byAccumulator())
        .containsEntry(ROWS, "7")
        .containsEntry(
            BYTES,
            "total (min, med, max (stageId: taskId))\n"
                + "12.0 KiB (0.0 B, 0.0 B, 8.0 KiB (stage 5.0: task 1))");
  }

  @Test
  void whileItRunsTheyAreAggregatedFromWhatTasksReportedSoFar() {
    MemoryAttempt attempt = Events.apply(start(1), job(0, 1, 5), task(5, 0, 0, 3, 1));

    assertThat(running(attempt, 1).byAccumulator()).containsEntry(ROWS, "3");
    assertThat(attempt.sql().values(1)).isEqualTo(SqlValuesState.NONE);
  }

  @Test
  void nothingOfTheTasksIsKeptAfterTheEnd() {
    MemoryAttempt attempt = Events.apply(start(1), job(0, 1, 5), task(5, 0, 0, 3, 1), end(1));

    assertThat(attempt.sql().stage(5)).isNull();
    assertThat(blocks(attempt, 5)).isEmpty();
  }

  @Test
  void aStageThatAnotherExecutionNeedsStaysUntilThatEnds() {
    MemoryAttempt attempt =
        Events.apply(start(1), start(2), job(0, 1, 5), job(1, 2, 5), task(5, 0, 0, 3, 1), end(1));

    assertThat(attempt.sql().stage(5)).isNotNull();
    assertThat(running(attempt, 2).byAccumulator()).containsEntry(ROWS, "3");

    AttemptReducer.apply(attempt, end(2));

    assertThat(attempt.sql().stage(5)).isNull();
    assertThat(attempt.sql().values(2).byAccumulator()).containsEntry(ROWS, "3");
  }

  @Test
  void aLaterAttemptOfATaskReplacesWhatAFailedOneReported() {
    MemoryAttempt attempt =
        Events.apply(
            start(1), job(0, 1, 5), task(5, 0, 7, 3, 1, true), task(5, 1, 7, 4, 1), end(1));

    assertThat(attempt.sql().values(1).byAccumulator()).containsEntry(ROWS, "4");
  }

  @Test
  void whatATaskReportsAfterItsIndexSucceededDoesNotCount() {
    MemoryAttempt attempt =
        Events.apply(start(1), job(0, 1, 5), task(5, 0, 7, 3, 1), task(5, 1, 7, 100, 1), end(1));

    assertThat(attempt.sql().values(1).byAccumulator()).containsEntry(ROWS, "3");
  }

  @Test
  void anotherAttemptOfAStageStartsFromNothing() {
    MemoryAttempt attempt =
        Events.apply(
            start(1),
            job(0, 1, 5),
            task(5, 0, 7, 3, 1),
            new StageSubmitted(stage(5, 1), LocalProperties.NONE),
            task(5, 1, 8, 100, 1));

    assertThat(running(attempt, 1).byAccumulator()).isEmpty();
    assertThat(blocks(attempt, 5)).isEmpty();
  }

  @Test
  void theDriversValuesCountUntilTheEnd() {
    MemoryAttempt attempt =
        Events.apply(
            start(1),
            new SqlDriverUpdates(1, AccumulatorUpdates.of(ROWS, 5, 999, 1)),
            end(1),
            new SqlDriverUpdates(1, AccumulatorUpdates.of(ROWS, 6)));

    assertThat(attempt.sql().values(1).byAccumulator()).containsOnlyKeys(ROWS);
    assertThat(attempt.sql().values(1).byAccumulator()).containsEntry(ROWS, "5");
    assertThat(execution(attempt, 1).driverUpdates()).isEmpty();
  }

  @Test
  void metricsOfAllPlansCountAndTheLastPlanIsShown() {
    MemoryAttempt attempt =
        Events.apply(
            start(1),
            new SqlPlanUpdate(1, "second", plan("Scan", new SqlMetric("files", 12, "sum"))),
            new SqlMetricsAdded(1, List.of(new SqlMetric("splits", 13, "sum"))),
            new SqlDriverUpdates(1, AccumulatorUpdates.of(ROWS, 1, 12, 2, 13, 3)));

    assertThat(attempt.sql().plan(1).text()).isEqualTo("second");
    assertThat(attempt.sql().plan(1).graph().nodes()).hasSize(1);
    assertThat(running(attempt, 1).byAccumulator())
        .containsEntry(ROWS, "1")
        .containsEntry(12L, "2")
        .containsEntry(13L, "3");
  }

  @Test
  void anExecutionHasFailedWhereItsEndOrWithoutAWordAJobSaysSo() {
    assertThat(status(new SqlExecutionEnd(1, 9, "boom"))).isEqualTo("FAILED");
    assertThat(status(new SqlExecutionEnd(1, 9, ""))).isEqualTo("COMPLETED");
    assertThat(status(new SqlExecutionEnd(1, 9, null))).isEqualTo("COMPLETED");
    assertThat(status(new JobEnd(0, 8, false), new SqlExecutionEnd(1, 9, null)))
        .isEqualTo("FAILED");
    assertThat(status(new JobEnd(0, 8, false), new SqlExecutionEnd(1, 9, "")))
        .isEqualTo("COMPLETED");
    assertThat(status(new JobEnd(0, 8, false))).isEqualTo("RUNNING");
  }

  @Test
  void aJobMayEndAfterItsExecution() {
    MemoryAttempt attempt = Events.apply(start(1), job(0, 1, 5), end(1), new JobEnd(0, 8, true));

    assertThat(execution(attempt, 1).jobs())
        .containsExactly(new SqlExecutionState.Job(0, JobState.Status.SUCCEEDED));
  }

  @Test
  void anExecutionOfWhichOnlyJobsWereSeenIsKnownByThem() {
    MemoryAttempt attempt = Events.apply(job(0, 1, 5), end(1));

    assertThat(execution(attempt, 1).started()).isFalse();
    assertThat(execution(attempt, 1).status()).isEqualTo("COMPLETED");
  }

  @Test
  void theStateIsTheSameWhenEachEventOrAllOfThemComeTwice() {
    List<SparkEvent> once =
        List.of(
            start(1),
            new SqlDriverUpdates(1, AccumulatorUpdates.of(ROWS, 5)),
            new SqlPlanUpdate(1, "second", plan("Scan", new SqlMetric("files", 12, "sum"))),
            job(0, 1, 5),
            task(5, 0, 7, 3, 1),
            new JobEnd(0, 8, true),
            end(1));
    MemoryAttempt expected = Events.apply(once);

    List<SparkEvent> each = new ArrayList<>();
    once.forEach(event -> each.addAll(List.of(event, event)));
    assertThat(shown(Events.apply(each))).isEqualTo(shown(expected));
    assertThat(shown(Events.apply(Stream.concat(once.stream(), once.stream()).toList())))
        .isEqualTo(shown(expected));
  }

  @Test
  void ofTooManyExecutionsThoseThatEndedFirstAreForgotten() {
    MemoryAttempt attempt = Events.apply(start(0));
    for (long id = 1; id <= MemorySql.DEFAULT_RETAINED + 5; id++) {
      AttemptReducer.apply(attempt, start(id));
      AttemptReducer.apply(attempt, new SqlExecutionEnd(id, 100 + id, ""));
    }

    assertThat(attempt.sql().executions()).hasSize(MemorySql.DEFAULT_RETAINED);
    assertThat(attempt.sql().execution(0)).as("it runs").isNotNull();
    assertThat(attempt.sql().execution(6)).isNull();
    assertThat(attempt.sql().plan(6)).isEqualTo(SqlPlanState.NONE);
    assertThat(attempt.sql().execution(7)).isNotNull();
  }

  @Test
  void executionsThatNeverEndAreBoundedTooAndLeaveNothing() {
    MemoryAttempt attempt = Events.apply(start(0), job(0, 0, 5), task(5, 0, 7, 3, 1));
    LongStream.rangeClosed(1, MemorySql.DEFAULT_RETAINED)
        .forEach(id -> AttemptReducer.apply(attempt, start(id)));

    assertThat(attempt.sql().execution(0)).isNull();
    assertThat(attempt.sql().stage(5)).isNull();
    assertThat(blocks(attempt, 5)).isEmpty();
  }

  @Test
  void taskIndicesThatTheStageDoesNotHaveAreIgnored() {
    MemoryAttempt attempt =
        Events.apply(
            start(1), job(0, 1, 5), task(5, 0, TASKS, 3, 1), task(5, 1, Integer.MAX_VALUE, 3, 1));

    assertThat(blocks(attempt, 5)).isEmpty();
  }

  @Test
  void aStageFollowsABoundedNumberOfAccumulators() {
    MemoryAttempt attempt = Events.apply(start(1), job(0, 1, 5));
    for (int i = 0; i < 3; i++) {
      long first = 100_000L * i;
      long[] many = LongStream.range(0, 8_000).flatMap(n -> LongStream.of(first + n, 1)).toArray();
      AttemptReducer.apply(attempt, task(5, i, i, AccumulatorUpdates.of(many), false));
    }

    SqlStage stage = attempt.sql().stage(5);
    assertThat(stage).isNotNull();
    assertThat(stage.peaks()).hasSize(SqlStage.MAX_ACCUMULATORS);
    assertThat(blocks(attempt, 5).get(0).toStored().rows()).hasSize(SqlStage.MAX_ACCUMULATORS);
  }

  @Test
  void blocksAndStagesAreTheSameAfterTheyWereStored() {
    MemoryAttempt attempt =
        Events.apply(start(1), job(0, 1, 5), task(5, 0, 0, 3, 4_096), task(5, 1, 70, 4, 8_192));
    SqlBlock block = blocks(attempt, 5).get(1);
    SqlStage stage = attempt.sql().stage(5);
    assertThat(stage).isNotNull();

    SqlBlock again = SqlBlock.of(block.toStored());

    assertThat(again.hasSucceeded(70)).isTrue();
    assertThat(again.hasSucceeded(71)).isFalse();
    assertThat(again.valuesOf(ROWS)).isEqualTo(block.valuesOf(ROWS));
    assertThat(SqlStage.of(stage.toStored()).toStored()).isEqualTo(stage.toStored());
  }

  private static List<Object> shown(MemoryAttempt attempt) {
    return List.of(
        attempt.sql().executions(), attempt.sql().plan(1), attempt.sql().values(1).byAccumulator());
  }

  private static String status(SparkEvent... last) {
    List<SparkEvent> events = new ArrayList<>(List.of(start(1), job(0, 1, 5)));
    events.addAll(List.of(last));
    return execution(Events.apply(events), 1).status();
  }

  private static SqlValuesState running(MemoryAttempt attempt, long id) {
    return SqlMetrics.of(attempt.sql(), execution(attempt, id), attempt.sql().plan(id));
  }

  private static SqlExecutionState execution(MemoryAttempt attempt, long id) {
    SqlExecutionState execution = attempt.sql().execution(id);
    assertThat(execution).isNotNull();
    return execution;
  }

  private static List<SqlBlock> blocks(MemoryAttempt attempt, int stageId) {
    List<SqlBlock> blocks = new ArrayList<>();
    for (int attemptId = 0; attemptId < 2; attemptId++) {
      attempt.sql().blocks(new StageKey(stageId, attemptId), blocks::add);
    }
    return blocks;
  }

  private static SqlExecutionStart start(long id) {
    return new SqlExecutionStart(
        id,
        "query",
        "first",
        plan(
            "Range", new SqlMetric("rows", ROWS, "sum"), new SqlMetric("data size", BYTES, "size")),
        1_000);
  }

  private static SqlPlanNode plan(String name, SqlMetric... metrics) {
    return new SqlPlanNode(name, name.hashCode(), List.of(metrics), List.of());
  }

  private static SqlExecutionEnd end(long id) {
    return new SqlExecutionEnd(id, 9_000, "");
  }

  private static JobStart job(int jobId, long executionId, int stageId) {
    return new JobStart(
        jobId,
        1_000,
        List.of(stage(stageId, 0)),
        new LocalProperties(null, null, List.of(), executionId, null));
  }

  private static StageInfo stage(int id, int attempt) {
    return new StageInfo(
        id, attempt, "stage", TASKS, List.of(), "", 2_000L, null, null, List.of(), 0, false, 0);
  }

  private static TaskEnd task(int stageId, long taskId, int index, long rows, long bytes) {
    return task(stageId, taskId, index, rows, bytes, false);
  }

  private static TaskEnd task(
      int stageId, long taskId, int index, long rows, long bytes, boolean failed) {
    return task(stageId, taskId, index, AccumulatorUpdates.of(ROWS, rows, BYTES, bytes), failed);
  }

  private static TaskEnd task(
      int stageId, long taskId, int index, AccumulatorUpdates updates, boolean failed) {
    TaskInfo info =
        new TaskInfo(
            taskId, index, 0, index, 3_000, "1", "host", "ANY", false, 0, 4_000, failed, false,
            List.of());
    TaskEndReason reason =
        failed
            ? new TaskEndReason(Kind.FAILED, "boom", null)
            : new TaskEndReason(Kind.SUCCESS, null, null);
    return new TaskEnd(stageId, 0, info, reason, ExecutorPeaks.ZERO, TaskMetrics.ZERO, updates);
  }
}
