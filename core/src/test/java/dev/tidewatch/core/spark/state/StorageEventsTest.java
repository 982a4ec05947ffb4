package dev.tidewatch.core.spark.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.event.SparkEvent;
import dev.tidewatch.core.spark.event.SparkEvent.UnpersistRdd;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StorageEventsTest {

  @Test
  void aBlockThatIsReportedTwiceIsHeldOnce() {
    MemoryAttempt attempt =
        withExecutors(
            Events.block("1", "rdd_0_0", Events.MEMORY, 100, 0),
            Events.block("1", "rdd_0_0", Events.MEMORY, 100, 0),
            Events.block("2", "rdd_0_0", Events.MEMORY, 100, 0));

    assertThat(storage(attempt, "1")).isEqualTo(new ExecutorStorageState("1", 1, 100, 0, 100, 0));
    assertThat(storage(attempt, "2")).isEqualTo(new ExecutorStorageState("2", 1, 100, 0, 100, 0));
    assertThat(attempt.rddPartitions(0)).hasSize(1);
    assertThat(attempt.rddPartitions(0).get(0).copies()).containsOnlyKeys("1", "2");
  }

  @Test
  void aBlockThatIsDroppedFromMemoryToDiskMovesItsBytes() {
    MemoryAttempt attempt =
        withExecutors(
            Events.block("1", "rdd_0_0", Events.MEMORY, 100, 0),
            Events.block("1", "rdd_0_0", Events.DISK, 100, 90));

    assertThat(storage(attempt, "1")).isEqualTo(new ExecutorStorageState("1", 1, 0, 90, 0, 0));
  }

  @Test
  void aBlockThatIsRemovedLeavesNothing() {
    MemoryAttempt attempt =
        withExecutors(
            Events.block("1", "rdd_0_0", Events.MEMORY, 100, 0),
            Events.block("1", "rdd_0_0", Events.NONE, 100, 0),
            Events.block("1", "rdd_0_0", Events.NONE, 100, 0));

    assertThat(storage(attempt, "1")).isEqualTo(ExecutorStorageState.empty("1"));
    assertThat(attempt.rddPartitions(0)).isEmpty();
  }

  @Test
  void unpersistingAnRddFreesWhatItsExecutorsHeldOfIt() {
    MemoryAttempt attempt =
        withExecutors(
            Events.block("1", "rdd_0_0", Events.MEMORY, 100, 0),
            Events.block("1", "rdd_0_1", Events.MEMORY, 50, 0),
            Events.block("1", "broadcast_0_piece0", Events.MEMORY, 7, 0),
            new UnpersistRdd(0));

    assertThat(storage(attempt, "1")).isEqualTo(new ExecutorStorageState("1", 0, 7, 0, 7, 0));
    assertThat(attempt.rdds()).isEmpty();
    assertThat(attempt.rddPartitions(0)).isEmpty();
  }

  @Test
  void anExecutorOfTheSameIdDoesNotHoldWhatTheOneBeforeHeld() {
    MemoryAttempt attempt =
        withExecutors(
            Events.block("1", "rdd_0_0", Events.MEMORY, 100, 0),
            Events.executorRemoved("1", 5_000),
            Events.executorAdded("1", 6_000),
            new UnpersistRdd(0));

    assertThat(storage(attempt, "1")).isEqualTo(ExecutorStorageState.empty("1"));
  }

  @Test
  void aBlockOfAnExecutorThatIsGoneIsNotHeld() {
    MemoryAttempt attempt =
        withExecutors(
            Events.executorRemoved("1", 5_000),
            Events.block("1", "rdd_0_0", Events.MEMORY, 100, 0));

    assertThat(attempt.rddPartitions(0)).isEmpty();
    assertThat(attempt.executorStorage("1")).isNull();
  }

  private static MemoryAttempt withExecutors(SparkEvent... then) {
    List<SparkEvent> events =
        new ArrayList<>(
            List.of(
                Events.executorAdded("1", 500),
                Events.blockManagerAdded("1", 501),
                Events.executorAdded("2", 500),
                Events.jobStart(0, 0),
                Events.submitted(0)));
    events.addAll(List.of(then));
    return Events.apply(events);
  }

  private static ExecutorStorageState storage(MemoryAttempt attempt, String executorId) {
    return Objects.requireNonNull(attempt.executorStorage(executorId));
  }
}
