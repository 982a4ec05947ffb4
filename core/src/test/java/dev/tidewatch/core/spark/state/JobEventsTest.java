package dev.tidewatch.core.spark.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JobEventsTest {

  @Test
  void stagesThatNeverRanAreSkippedWhenTheirJobEnds() {
    MemoryAttempt attempt =
        Events.apply(
            Events.jobStart(0, 0, 1), Events.submitted(1), Events.completed(1), Events.jobEnd(0));

    assertThat(Objects.requireNonNull(attempt.stage(new StageKey(0, 0))))
        .returns(StageState.Status.SKIPPED, StageState::status)
        .returns(false, StageState::live);
    assertThat(Objects.requireNonNull(attempt.job(0)).stages())
        .isEqualTo(new JobState.Stages(0, List.of(1), List.of(0), 0, 2));
    assertThat(attempt.live()).isEqualTo(LiveEntities.NONE);
  }

  @Test
  void anEndWithoutItsStartIsNoJob() {
    MemoryAttempt attempt = Events.apply(Events.jobEnd(0));

    assertThat(attempt.jobs()).isEmpty();
    assertThat(attempt.application().completeness().repeatedEvents()).isOne();
  }

  @Test
  void aStageThatTwoJobsWaitForCountsInBoth() {
    MemoryAttempt attempt =
        Events.apply(
            Events.jobStart(0, 0),
            Events.jobStart(1, 0, 1),
            Events.submitted(0),
            Events.taskStart(0, 1, 0));

    assertThat(attempt.jobs()).extracting(job -> job.tasks().active()).containsExactly(1, 1);
    assertThat(attempt.jobs()).extracting(job -> job.stages().active()).containsExactly(1, 1);
  }
}
