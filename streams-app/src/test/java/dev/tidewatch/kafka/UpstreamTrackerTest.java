package dev.tidewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** How much of what lies before an input has reached it, from looks one second apart. */
final class UpstreamTrackerTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final TopicPartition ORDERS = new TopicPartition("dlq.orders", 0);
  private static final TopicPartition CLICKS = new TopicPartition("dlq.clicks", 0);

  private final UpstreamTracker tracker = new UpstreamTracker();

  @Test
  void whatWasCommittedIsInTheInputOneLookLater() {
    tracker.next(second(0), Map.of(ORDERS, 10L), Map.of(ORDERS, 10L));
    assertThat(tracker.upstream()).isEqualTo(new Upstream(Instant.EPOCH, 0));

    tracker.next(second(1), Map.of(ORDERS, 10L), Map.of(ORDERS, 10L));
    assertThat(tracker.upstream()).isEqualTo(new Upstream(second(0), 0));
  }

  @Test
  void whatWaitsCountsAndHoldsTheMomentBack() {
    tracker.next(second(0), Map.of(ORDERS, 10L), Map.of(ORDERS, 10L));
    tracker.next(second(1), Map.of(ORDERS, 30L, CLICKS, 5L), Map.of(ORDERS, 20L));
    tracker.next(second(2), Map.of(ORDERS, 30L, CLICKS, 5L), Map.of(ORDERS, 29L, CLICKS, 5L));
    assertThat(tracker.upstream()).isEqualTo(new Upstream(second(0), 1));

    tracker.next(second(3), Map.of(ORDERS, 99L, CLICKS, 5L), Map.of(ORDERS, 30L, CLICKS, 5L));
    tracker.next(second(4), Map.of(ORDERS, 99L, CLICKS, 5L), Map.of(ORDERS, 30L, CLICKS, 5L));
    assertThat(tracker.upstream()).isEqualTo(new Upstream(second(2), 69));
  }

  @Test
  void withoutTopicsThereIsNothingToWaitFor() {
    tracker.next(second(0), Map.of(), Map.of());
    tracker.next(second(1), Map.of(), Map.of());
    assertThat(tracker.upstream()).isEqualTo(new Upstream(second(0), 0));
  }

  @Test
  void aClockThatWasSetBackLeavesNoMomentInTheFuture() {
    tracker.next(second(600), Map.of(ORDERS, 10L), Map.of(ORDERS, 10L));
    tracker.next(second(601), Map.of(ORDERS, 20L), Map.of(ORDERS, 10L));
    tracker.next(second(2), Map.of(ORDERS, 20L), Map.of(ORDERS, 20L));
    assertThat(tracker.upstream()).isEqualTo(new Upstream(Instant.EPOCH, 0));

    tracker.next(second(3), Map.of(ORDERS, 20L), Map.of(ORDERS, 20L));
    assertThat(tracker.upstream()).isEqualTo(new Upstream(second(2), 0));
    tracker.next(second(1), Map.of(ORDERS, 20L), Map.of(ORDERS, 20L));
    assertThat(tracker.upstream()).isEqualTo(new Upstream(Instant.EPOCH, 0));
  }

  private static Instant second(int number) {
    return START.plusSeconds(number);
  }
}
