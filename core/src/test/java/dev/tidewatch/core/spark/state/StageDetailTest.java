package dev.tidewatch.core.spark.state;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.event.AccumulatorUpdates;
import dev.tidewatch.core.spark.event.ExecutorPeaks;
import dev.tidewatch.core.spark.event.SparkEvent;
import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import dev.tidewatch.core.spark.event.SparkEvent.TaskStart;
import dev.tidewatch.core.spark.event.TaskEndReason;
import dev.tidewatch.core.spark.event.TaskInfo;
import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.event.TaskMetrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A stage with more tasks than are kept one by one. */
class StageDetailTest {

  private static final StageKey STAGE = new StageKey(0, 0);
  private static final int LIMIT = 200;

  @Property(tries = 100)
  void totalsAreWhatTheyAreWithAllTasksKept(
      @ForAll long seed, @ForAll @IntRange(max = 3_000) int tasks) {
    List<SparkEvent> log = log(new Random(seed), tasks);

    MemoryAttempt bounded = apply(log, LIMIT);
    MemoryAttempt whole = apply(log, Integer.MAX_VALUE);

    assertThat(bounded.stages()).isEqualTo(whole.stages());
    assertThat(bounded.jobs()).isEqualTo(whole.jobs());
    assertThat(bounded.executors()).isEqualTo(whole.executors());
    assertThat(bounded.stageExecutors(STAGE)).isEqualTo(whole.stageExecutors(STAGE));
    assertThat(bounded.application()).isEqualTo(whole.application());
    assertThat(bounded.tasks(STAGE).size() + bounded.droppedTasks(STAGE).tasks())
        .isEqualTo(whole.tasks(STAGE).size());
    assertThat(whole.tasks(STAGE)).containsAll(bounded.tasks(STAGE));
  }

  @Property(tries = 50)
  void theSlowestAndTheFailedAreAmongThoseThatAreKept(@ForAll long seed) {
    List<SparkEvent> log = log(new Random(seed), 5_000);

    MemoryAttempt bounded = apply(log, LIMIT);

    List<TaskInfo> ended =
        log.stream()
            .filter(TaskEnd.class::isInstance)
            .map(event -> ((TaskEnd) event).task())
            .toList();
    List<TaskInfo> kept = bounded.tasks(STAGE).stream().map(TaskState::info).toList();
    assertThat(kept).containsAll(ended.subList(0, LIMIT));
    long slowest = ended.stream().mapToLong(TaskState::duration).max().orElseThrow();
    assertThat(kept).anyMatch(task -> TaskState.duration(task) == slowest);
    assertThat(kept)
        .containsAll(
            ended.stream().skip(LIMIT).filter(TaskInfo::failed).limit(LIMIT / 100).toList());
    // The limit, two shares of it, and a share for each doubling of 4,800 tasks.
    assertThat(kept).hasSizeBetween(LIMIT + 4, LIMIT + 4 + 2 * 13);
  }

  @Property(tries = 50)
  void linesThatComeAgainCountOnce(@ForAll long seed) {
    Random random = new Random(seed);
    List<SparkEvent> log = log(random, 1_000);
    List<SparkEvent> repeated = new ArrayList<>(log.subList(0, 1 + random.nextInt(log.size())));
    repeated.addAll(log);

    MemoryAttempt twice = apply(repeated, LIMIT);
    MemoryAttempt once = apply(log, LIMIT);

    assertThat(twice.stages()).isEqualTo(once.stages());
    assertThat(twice.tasks(STAGE)).isEqualTo(once.tasks(STAGE));
    assertThat(twice.droppedTasks(STAGE).toStored()).isEqualTo(once.droppedTasks(STAGE).toStored());
  }

  @Property(tries = 50)
  void whatIsStoredGoesOnAsTheSame(@ForAll long seed) {
    List<SparkEvent> log = log(new Random(seed), 2_000);
    MemoryAttempt attempt = apply(log.subList(0, log.size() / 2), LIMIT);
    MemoryAttempt stored = apply(log.subList(0, log.size() / 2), LIMIT);

    stored.put(STAGE, StageDetail.of(requireNonNull(stored.detail(STAGE)).toStored()));
    log.subList(log.size() / 2, log.size())
        .forEach(
            event -> {
              AttemptReducer.apply(attempt, event);
              AttemptReducer.apply(stored, event);
            });

    assertThat(stored.tasks(STAGE)).isEqualTo(attempt.tasks(STAGE));
    assertThat(stored.droppedTasks(STAGE).toStored())
        .isEqualTo(attempt.droppedTasks(STAGE).toStored());
  }

  @Example
  void whatIsLostAfterItWasDroppedCountsAsLost() {
    List<SparkEvent> log = log(new Random(1), 1_000);
    MemoryAttempt attempt = apply(log, LIMIT);
    TaskEnd dropped =
        log.stream()
            .filter(TaskEnd.class::isInstance)
            .map(TaskEnd.class::cast)
            .filter(end -> attempt.isDropped(STAGE, end.task().taskId()))
            .findFirst()
            .orElseThrow();
    int failed = requireNonNull(attempt.stage(STAGE)).tasks().failed();

    AttemptReducer.apply(
        attempt,
        new TaskEnd(
            0,
            0,
            dropped.task(),
            Events.RESUBMITTED,
            ExecutorPeaks.ZERO,
            TaskMetrics.ZERO,
            AccumulatorUpdates.NONE));

    assertThat(requireNonNull(attempt.stage(STAGE)).tasks().failed()).isEqualTo(failed + 1);
    assertThat(attempt.tasks(STAGE)).noneMatch(task -> task.info().equals(dropped.task()));
  }

  private static MemoryAttempt apply(List<SparkEvent> log, int limit) {
    MemoryAttempt attempt = new MemoryAttempt("app", null, limit);
    log.forEach(event -> AttemptReducer.apply(attempt, event));
    return attempt;
  }

  /** Tasks that overlap, with some that fail; ids ascend. */
  private static List<SparkEvent> log(Random random, int tasks) {
    List<SparkEvent> log = new ArrayList<>();
    log.add(Events.executorAdded("1", 500));
    log.add(Events.jobStart(0, 0));
    log.add(Events.submitted(0));
    List<TaskInfo> running = new ArrayList<>();
    for (int id = 0; id < tasks; id++) {
      TaskInfo started = task(id, 3_000 + id, 0, false);
      log.add(new TaskStart(0, 0, started));
      running.add(started);
      while (running.size() > random.nextInt(8)) {
        log.add(end(random, running.remove(random.nextInt(running.size()))));
      }
    }
    running.sort(Comparator.comparingLong(TaskInfo::taskId));
    running.forEach(task -> log.add(end(random, task)));
    return log;
  }

  private static TaskEnd end(Random random, TaskInfo started) {
    boolean failed = random.nextInt(20) == 0;
    long duration = (long) Math.exp(random.nextDouble() * 10);
    long[] metrics = new long[TaskMetric.values().length];
    metrics[TaskMetric.EXECUTOR_RUN_TIME.ordinal()] = duration / 2;
    metrics[TaskMetric.SHUFFLE_LOCAL_BYTES_READ.ordinal()] = random.nextInt(1_000_000);
    return new TaskEnd(
        0,
        0,
        task((int) started.taskId(), started.launchTime(), started.launchTime() + duration, failed),
        failed ? Events.FAILED : TaskEndReason.SUCCESS,
        ExecutorPeaks.ZERO,
        TaskMetrics.of(metrics),
        AccumulatorUpdates.NONE);
  }

  private static TaskInfo task(int id, long launch, long finish, boolean failed) {
    return new TaskInfo(
        id, id, 0, id, launch, "1", "host", "ANY", false, 0, finish, failed, false, List.of());
  }
}
