package dev.tidewatch.core.spark.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.event.AccumulatorUpdates;
import dev.tidewatch.core.spark.event.ExecutorPeaks;
import dev.tidewatch.core.spark.event.LocalProperties;
import dev.tidewatch.core.spark.event.Parsed;
import dev.tidewatch.core.spark.event.SparkEvent;
import dev.tidewatch.core.spark.event.SparkEvent.ApplicationEnd;
import dev.tidewatch.core.spark.event.SparkEvent.ApplicationStart;
import dev.tidewatch.core.spark.event.SparkEvent.EnvironmentUpdate;
import dev.tidewatch.core.spark.event.SparkEvent.ExecutorAdded;
import dev.tidewatch.core.spark.event.SparkEvent.ExecutorRemoved;
import dev.tidewatch.core.spark.event.SparkEvent.StageSubmitted;
import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import dev.tidewatch.core.spark.event.SparkEvent.TaskStart;
import dev.tidewatch.core.spark.event.StageInfo;
import dev.tidewatch.core.spark.event.TaskEndReason;
import dev.tidewatch.core.spark.event.TaskEndReason.Kind;
import dev.tidewatch.core.spark.event.TaskInfo;
import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.event.TaskMetrics;
import dev.tidewatch.core.spark.state.AttemptReducer;
import dev.tidewatch.core.spark.state.MemoryAttempt;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FindingsTest {

  private static final long START = 1_700_000_000_000L;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  private static final long GIB = 1L << 30;

  private final MemoryAttempt attempt = new MemoryAttempt("app", null);
  private long nextTask;

  @Test
  void aTaskBeyondTheRatioIsSkewAndOneAtTheRatioIsNot() {
    start();
    submit(0, 4);
    run(0, 1_000, 1_000, 1_000, 10_000);
    submit(1, 4);
    run(1, 1_000, 1_000, 1_000, 10_001);

    Judgement judgement = judge();

    assertThat(judgement.findings()).extracting(Finding::rule).containsExactly("task-time-skew");
    Finding found = judgement.findings().get(0);
    assertThat(found.stage()).hasToString("1.0");
    assertThat(found.evidence()).contains(new Finding.Evidence("longest task", 10_001, "ms"));
    assertThat(found.thresholds())
        .contains(new Finding.Threshold("spark.findings.skew.ratio", 10, "ratio"));
  }

  @Test
  void aStageIsNotJudgedBeforeHalfOfItHasEnded() {
    start();
    submit(0, 9);
    run(0, 100, 100, 100, 20_000);

    assertThat(judge().findings()).isEmpty();

    run(0, 100);

    assertThat(judge().findings()).extracting(Finding::rule).containsExactly("task-time-skew");
  }

  @Test
  void aClockThatWentBackwardsIsNoEvidence() {
    start();
    submit(0, 4);
    run(0, -50, 100, 100, 20_000);

    assertThat(judge().findings()).isEmpty();
  }

  @Test
  void rulesThatNeedAllLinesAreWithheldWhereOneIsMissing() {
    start();
    submit(0, 4);
    run(0, 100, 100, 100, 20_000);
    attempt.tally().malformed(Parsed.Reason.values()[0]);

    Judgement judgement = judge();

    assertThat(judgement.whole()).isFalse();
    assertThat(judgement.findings()).isEmpty();
    assertThat(judgement.withheld())
        .containsExactly(
            "task-time-skew",
            "shuffle-read-skew",
            "gc-pressure",
            "idle-cores",
            "tiny-tasks",
            "failed-tasks",
            "executor-memory-unused",
            "little-gc",
            "shuffle-partitions",
            "small-files-written",
            "join-not-broadcast",
            "nested-loop-join",
            "full-scan",
            "java-serializer",
            "driver-bound",
            "critical-path");
  }

  @Test
  void aLostExecutorCountsAlsoWhereLinesAreMissingAndSaysSo() {
    start();
    apply(executor("1"));
    apply(new ExecutorRemoved(START + 1_000, "1", "Command exited with code 137\nmore"));
    attempt.tally().malformed(Parsed.Reason.values()[0]);

    Finding found = judge().findings().get(0);

    assertThat(found.rule()).isEqualTo("executors-lost");
    assertThat(found.incomplete()).isTrue();
    assertThat(found.message()).endsWith("Command exited with code 137");
  }

  @Test
  void anExecutorThatSomebodySentAwayIsNotLost() {
    start();
    apply(executor("1"));
    apply(new ExecutorRemoved(START + 1_000, "1", "Executor killed by driver."));

    assertThat(judge().findings()).isEmpty();
  }

  @Test
  void idleCoresAreThoseThatNoTaskUsed() {
    start();
    apply(executor("1"));
    submit(0, 3);
    run(0, 1_000, 1_000, 1_000);
    apply(new ApplicationEnd(START + 3_600_000, null));

    assertThat(judge().findings()).extracting(Finding::rule).containsExactly("idle-cores");
  }

  @Test
  void aTaskThatStillRunsIsNoIdleCore() {
    start();
    apply(executor("1"));
    submit(0, 2);
    run(0, 1_000);
    apply(new TaskStart(0, 0, info(nextTask++, 0)));
    submit(1, 1);
    TaskInfo late =
        new TaskInfo(
            99,
            0,
            0,
            0,
            START + 7_200_000,
            "2",
            "host",
            "ANY",
            false,
            0,
            0,
            false,
            false,
            List.of());
    apply(new TaskStart(1, 0, late));

    assertThat(judge().findings()).isEmpty();
  }

  @Test
  void whatIsSetAlreadyIsNoAdvice() {
    start();
    apply(
        new EnvironmentUpdate(
            Map.of(),
            Map.of("spark.sql.adaptive.enabled", "true"),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of()));
    submit(0, 4);
    run(0, 100, 100, 100, 20_000);

    assertThat(judge().findings().get(0).advice())
        .containsExactly(new Finding.Advice("spark.sql.adaptive.skewJoin.enabled", "true"));
  }

  @Test
  void anEndBeforeTheStartGivesNoNegativeTime() {
    start();
    apply(executor("1"));
    apply(new ApplicationEnd(START - 3_600_000, null));

    assertThat(judge().findings()).isEmpty();
  }

  @Test
  void aTaskThatReadsMoreThanTheLimitIsALargePartition() {
    start();
    submit(0, 2);
    task(0, 100, TaskMetric.INPUT_BYTES_READ, 5 * GIB);
    assertThat(judge().findings()).isEmpty();

    task(0, 100, TaskMetric.INPUT_BYTES_READ, 5 * GIB + 1);

    assertThat(judge().findings()).extracting(Finding::rule).containsExactly("large-partitions");
  }

  @Test
  void garbageCollectionIsJudgedFromEnoughRunTimeOn() {
    start();
    submit(0, 1);
    task(0, 100, TaskMetric.JVM_GC_TIME, 100, TaskMetric.EXECUTOR_RUN_TIME, 299_999);
    assertThat(judge().findings()).isEmpty();

    task(0, 100, TaskMetric.JVM_GC_TIME, 30_000, TaskMetric.EXECUTOR_RUN_TIME, 1);

    assertThat(judge().findings()).extracting(Finding::rule).containsExactly("gc-pressure");
  }

  private Judgement judge() {
    return Findings.judge(attempt, Thresholds.DEFAULTS, TODAY);
  }

  private void apply(SparkEvent event) {
    AttemptReducer.apply(attempt, event);
  }

  private void start() {
    apply(new ApplicationStart("name", "app", START, "user", null, null, null));
  }

  private static ExecutorAdded executor(String id) {
    return new ExecutorAdded(START, id, "host", 4, Map.of(), Map.of(), Map.of(), 0);
  }

  private void submit(int stageId, int tasks) {
    StageInfo info =
        new StageInfo(
            stageId, 0, "stage", tasks, List.of(), "", START, null, null, List.of(), 0, false, 0);
    apply(new StageSubmitted(info, LocalProperties.NONE));
  }

  private void run(int stageId, long... durations) {
    for (long duration : durations) {
      task(stageId, duration, TaskMetric.RESULT_SIZE, 1);
    }
  }

  private void task(int stageId, long duration, TaskMetric metric, long value) {
    task(stageId, duration, metric, value, null, 0);
  }

  private void task(
      int stageId,
      long duration,
      TaskMetric metric,
      long value,
      @Nullable TaskMetric second,
      long secondValue) {
    long[] metrics = new long[TaskMetric.values().length];
    metrics[metric.ordinal()] = value;
    if (second != null) {
      metrics[second.ordinal()] = secondValue;
    }
    long id = nextTask++;
    apply(new TaskStart(stageId, 0, info(id, 0)));
    apply(
        new TaskEnd(
            stageId,
            0,
            info(id, START + duration),
            new TaskEndReason(Kind.SUCCESS, null, null),
            ExecutorPeaks.ZERO,
            TaskMetrics.of(metrics),
            AccumulatorUpdates.NONE));
  }

  private static TaskInfo info(long id, long finishTime) {
    return new TaskInfo(
        id,
        (int) id,
        0,
        0,
        START,
        "1",
        "host",
        "ANY",
        false,
        0,
        finishTime,
        false,
        false,
        List.of());
  }
}
