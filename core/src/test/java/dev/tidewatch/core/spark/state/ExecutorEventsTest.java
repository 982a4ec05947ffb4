package dev.tidewatch.core.spark.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExecutorEventsTest {

  @Test
  void anExecutorThatIsAddedAfterItsRemovalStartsAnew() {
    MemoryAttempt attempt =
        Events.apply(
            Events.jobStart(0, 0),
            Events.submitted(0),
            Events.executorAdded("1", 500),
            Events.taskStart(0, 1, 0),
            Events.executorRemoved("1", 5_000),
            Events.executorAdded("1", 6_000));

    assertThat(executor(attempt))
        .returns(true, ExecutorState::active)
        .returns(6_000L, ExecutorState::addTime)
        .returns(null, ExecutorState::removeTime)
        .returns(ExecutorWork.NONE, ExecutorState::work);
  }

  @Test
  void aRepeatedRemovalDoesNotRemoveTheExecutorThatCameAfterIt() {
    MemoryAttempt attempt =
        Events.apply(
            Events.executorAdded("1", 500),
            Events.executorRemoved("1", 5_000),
            Events.executorAdded("1", 6_000),
            Events.executorRemoved("1", 5_000));

    assertThat(executor(attempt).active()).isTrue();
  }

  @Test
  void aRepeatedAdditionDoesNotBringARemovedExecutorBack() {
    MemoryAttempt attempt =
        Events.apply(
            Events.executorAdded("1", 500),
            Events.executorRemoved("1", 5_000),
            Events.executorAdded("1", 500));

    assertThat(executor(attempt))
        .returns(false, ExecutorState::active)
        .returns(5_000L, ExecutorState::removeTime);
  }

  private static ExecutorState executor(MemoryAttempt attempt) {
    return Objects.requireNonNull(attempt.executor("1"));
  }
}
