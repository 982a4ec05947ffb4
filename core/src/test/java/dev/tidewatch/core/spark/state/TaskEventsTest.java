package dev.tidewatch.core.spark.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.event.TaskEndReason;
import dev.tidewatch.core.spark.event.TaskMetric;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TaskEventsTest {

  private static final StageKey STAGE = new StageKey(0, 0);

  @Test
  void anEndWithoutItsStartCountsAsBoth() {
    MemoryAttempt attempt =
        Events.apply(
            Events.executorAdded("1", 500),
            Events.jobStart(0, 0),
            Events.submitted(0),
            Events.taskEnd(0, 7, 0, TaskEndReason.SUCCESS));

    assertThat(stage(attempt).tasks()).isEqualTo(new TaskCounts(0, 1, 0, 0, 1));
    assertThat(Objects.requireNonNull(attempt.executor("1")).work())
        .returns(1, ExecutorWork::totalTasks)
        .returns(0, ExecutorWork::activeTasks);
    assertThat(attempt.application().completeness())
        .returns(1L, Completeness::endsWithoutStart)
        .returns(1L, Completeness::tasksStarted)
        .returns(1L, Completeness::tasksEnded);
  }

  @Test
  void aStartThatComesAfterItsEndChangesNothing() {
    MemoryAttempt attempt =
        Events.apply(
            Events.jobStart(0, 0),
            Events.submitted(0),
            Events.taskEnd(0, 7, 0, TaskEndReason.SUCCESS),
            Events.taskStart(0, 7, 0));

    assertThat(stage(attempt).tasks()).isEqualTo(new TaskCounts(0, 1, 0, 0, 1));
    assertThat(attempt.application().completeness().repeatedEvents()).isOne();
  }

  @Test
  void aResubmittedTaskFailsOnceMoreAndKeepsItsMetrics() {
    MemoryAttempt attempt =
        Events.apply(
            Events.jobStart(0, 0),
            Events.submitted(0),
            Events.taskStart(0, 7, 0),
            Events.taskEnd(0, 7, 0, TaskEndReason.SUCCESS),
            Events.taskEnd(0, 7, 0, Events.RESUBMITTED),
            Events.taskEnd(0, 7, 0, Events.RESUBMITTED));

    assertThat(stage(attempt).tasks()).isEqualTo(new TaskCounts(0, 1, 1, 0, 1));
    assertThat(stage(attempt).metrics().get(TaskMetric.EXECUTOR_RUN_TIME)).isEqualTo(10);
    assertThat(Objects.requireNonNull(attempt.task(STAGE, 7)))
        .returns("SUCCESS", TaskState::status)
        .returns(true, TaskState::resubmitted);
    assertThat(attempt.application().completeness())
        .returns(1L, Completeness::tasksEnded)
        .returns(1L, Completeness::repeatedEvents);
  }

  @Test
  void aResubmittedTaskOfWhichNothingElseWasSeenLeavesNoTaskRunning() {
    MemoryAttempt attempt =
        Events.apply(
            Events.jobStart(0, 0),
            Events.submitted(0),
            Events.taskEnd(0, 7, 0, Events.RESUBMITTED),
            Events.completed(0));

    assertThat(stage(attempt))
        .returns(new TaskCounts(0, 0, 1, 0, 0), StageState::tasks)
        .returns(false, StageState::live);
    assertThat(attempt.application().completeness())
        .returns(1L, Completeness::endsWithoutStart)
        .returns(0L, Completeness::tasksStarted)
        .returns(0L, Completeness::tasksEnded);
  }

  @Test
  void killedTasksAreCountedByReasonInStageAndJob() {
    MemoryAttempt attempt =
        Events.apply(
            Events.jobStart(0, 0),
            Events.submitted(0),
            Events.taskStart(0, 1, 0),
            Events.taskStart(0, 2, 1),
            Events.taskStart(0, 3, 1),
            Events.taskEnd(0, 1, 0, Events.killed("stage cancelled")),
            Events.taskEnd(0, 2, 1, Events.killed("stage cancelled")),
            Events.taskEnd(0, 3, 1, Events.killed("another attempt succeeded")));

    Map<String, Integer> expected = Map.of("stage cancelled", 2, "another attempt succeeded", 1);
    assertThat(stage(attempt).killedTasksSummary()).isEqualTo(expected);
    assertThat(Objects.requireNonNull(attempt.job(0)).killedTasksSummary()).isEqualTo(expected);
  }

  @Test
  void aTaskThatEndsAfterItsStageStillCounts() {
    MemoryAttempt attempt =
        Events.apply(
            Events.jobStart(0, 0),
            Events.submitted(0),
            Events.taskStart(0, 1, 0),
            Events.completed(0),
            Events.taskEnd(0, 1, 0, Events.killed("stage finished")));

    assertThat(stage(attempt))
        .returns(StageState.Status.COMPLETE, StageState::status)
        .returns(new TaskCounts(0, 0, 0, 1, 0), StageState::tasks)
        .returns(false, StageState::live);
    assertThat(attempt.live().stages()).isEmpty();
  }

  private static StageState stage(MemoryAttempt attempt) {
    return Objects.requireNonNull(attempt.stage(STAGE));
  }
}
