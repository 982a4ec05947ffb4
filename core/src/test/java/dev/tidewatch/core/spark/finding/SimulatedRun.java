package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.event.AccumulatorUpdates;
import dev.tidewatch.core.spark.event.ExecutorPeak;
import dev.tidewatch.core.spark.event.ExecutorPeaks;
import dev.tidewatch.core.spark.event.LocalProperties;
import dev.tidewatch.core.spark.event.SparkEvent;
import dev.tidewatch.core.spark.event.SparkEvent.ApplicationEnd;
import dev.tidewatch.core.spark.event.SparkEvent.ApplicationStart;
import dev.tidewatch.core.spark.event.SparkEvent.EnvironmentUpdate;
import dev.tidewatch.core.spark.event.SparkEvent.ExecutorAdded;
import dev.tidewatch.core.spark.event.SparkEvent.JobStart;
import dev.tidewatch.core.spark.event.SparkEvent.SqlDriverUpdates;
import dev.tidewatch.core.spark.event.SparkEvent.SqlExecutionEnd;
import dev.tidewatch.core.spark.event.SparkEvent.SqlExecutionStart;
import dev.tidewatch.core.spark.event.SparkEvent.StageCompleted;
import dev.tidewatch.core.spark.event.SparkEvent.StageSubmitted;
import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import dev.tidewatch.core.spark.event.SparkEvent.TaskStart;
import dev.tidewatch.core.spark.event.SqlPlanNode;
import dev.tidewatch.core.spark.event.StageInfo;
import dev.tidewatch.core.spark.event.TaskEndReason;
import dev.tidewatch.core.spark.event.TaskEndReason.Kind;
import dev.tidewatch.core.spark.event.TaskInfo;
import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.event.TaskMetrics;
import dev.tidewatch.core.spark.state.AttemptReducer;
import dev.tidewatch.core.spark.state.MemoryAttempt;
import dev.tidewatch.core.spark.state.StageDetail;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Events of a run, given one after the other. Times are milliseconds since its start. */
final class SimulatedRun {

  private static final long START = 1_700_000_000_000L;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

  private final MemoryAttempt attempt;
  private long nextTask;
  private int nextJob;

  SimulatedRun() {
    this(StageDetail.DEFAULT_RETAINED);
  }

  /** Of which so many tasks of a stage are kept one by one. */
  SimulatedRun(int retainedTasks) {
    attempt = new MemoryAttempt("app", null, retainedTasks);
    apply(new ApplicationStart("name", "app", START, "user", null, null, null));
  }

  SimulatedRun options(Map<String, String> options) {
    return apply(new EnvironmentUpdate(Map.of(), options, Map.of(), Map.of(), Map.of(), Map.of()));
  }

  SimulatedRun executor(String id, int cores) {
    return apply(new ExecutorAdded(START, id, "host", cores, Map.of(), Map.of(), Map.of(), 0));
  }

  /** A job of one stage; one of a query where it has an execution. */
  SimulatedRun stage(int stageId, int tasks, long from, @Nullable Long sqlExecution) {
    StageInfo stage = info(stageId, tasks, START + from, null);
    LocalProperties properties = new LocalProperties(null, null, List.of(), sqlExecution, null);
    apply(new JobStart(nextJob++, START + from, List.of(stage), properties));
    return apply(new StageSubmitted(stage, properties));
  }

  SimulatedRun stageEnds(int stageId, int tasks, long from, long to) {
    return apply(new StageCompleted(info(stageId, tasks, START + from, START + to)));
  }

  /** A stage that runs from a time to another, with tasks as long as given. */
  SimulatedRun stageOf(int stageId, long from, long to, long... durations) {
    stage(stageId, durations.length, from, null);
    for (long duration : durations) {
      task(stageId, "1", from, duration, Map.of(), 0);
    }
    return stageEnds(stageId, durations.length, from, to);
  }

  /**
   * A task that succeeds.
   *
   * @param heap that its executor reports, in bytes
   */
  SimulatedRun task(
      int stageId,
      String executor,
      long from,
      long duration,
      Map<TaskMetric, Long> metrics,
      long heap) {
    long[] values = new long[TaskMetric.values().length];
    metrics.forEach((metric, value) -> values[metric.ordinal()] = value);
    long[] peaks = new long[ExecutorPeak.values().length];
    peaks[ExecutorPeak.JVM_HEAP_MEMORY.ordinal()] = heap;
    long id = nextTask++;
    apply(new TaskStart(stageId, 0, task(id, executor, from, 0)));
    return apply(
        new TaskEnd(
            stageId,
            0,
            task(id, executor, from, START + from + duration),
            new TaskEndReason(Kind.SUCCESS, null, null),
            ExecutorPeaks.of(peaks),
            TaskMetrics.of(values),
            AccumulatorUpdates.NONE));
  }

  SimulatedRun queryStarts(long id, SqlPlanNode plan) {
    return apply(new SqlExecutionStart(id, "query", "", plan, START));
  }

  /** The driver reports metrics of a query, by accumulator. */
  SimulatedRun driverMeasures(long id, Map<Long, Long> values) {
    long[] pairs =
        values.entrySet().stream()
            .flatMapToLong(each -> LongStream.of(each.getKey(), each.getValue()))
            .toArray();
    return apply(new SqlDriverUpdates(id, AccumulatorUpdates.of(pairs)));
  }

  /**
   * A query ends.
   *
   * @param error empty where it succeeds
   */
  SimulatedRun queryEnds(long id, String error) {
    return apply(new SqlExecutionEnd(id, START + 1, error));
  }

  SimulatedRun ends(long at) {
    return apply(new ApplicationEnd(START + at, null));
  }

  List<Finding> findings() {
    return Findings.judge(attempt, Thresholds.DEFAULTS, TODAY).findings();
  }

  /** What one rule says. */
  List<Finding> findings(String rule) {
    return findings().stream().filter(finding -> finding.rule().equals(rule)).toList();
  }

  private SimulatedRun apply(SparkEvent event) {
    AttemptReducer.apply(attempt, event);
    return this;
  }

  private static StageInfo info(int stageId, int tasks, long from, @Nullable Long to) {
    return new StageInfo(
        stageId, 0, "stage", tasks, List.of(), "", from, to, null, List.of(), 0, false, 0);
  }

  private static TaskInfo task(long id, String executor, long from, long finishTime) {
    return new TaskInfo(
        id,
        (int) id,
        0,
        0,
        START + from,
        executor,
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
