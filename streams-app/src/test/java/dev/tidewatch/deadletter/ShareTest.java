package dev.tidewatch.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShareTest {

  private static final long TIME = TopologyHarness.now();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final List<Share> shares = new ArrayList<>();

  private void fail(String origin, long offset, long time) {
    Share.count(shares, Letters.in("dlq.x", 0, offset, time, 0, origin));
  }

  @Test
  void theShareIsWhatFailedOfWhatLayBetween() {
    for (long offset = 100; offset <= 200; offset += 4) {
      fail("orders", offset, TIME);
    }
    assertThat(Share.of(shares, TIME, 10)).isEqualTo(0.25);
    for (long offset = 1_000; offset < 1_026; offset++) {
      fail("payments", offset, TIME);
    }
    assertThat(Share.of(shares, TIME, 10)).isEqualTo(0.4);
  }

  @Test
  void aFewSayNothing() {
    for (long offset = 0; offset < 9; offset++) {
      fail("orders", offset, TIME);
    }
    assertThat(Share.of(shares, TIME, 10)).isNull();
    fail("orders", 9, TIME);
    assertThat(Share.of(shares, TIME, 10)).isEqualTo(1.0);
    assertThat(Share.of(List.of(), TIME, 1)).isNull();
  }

  @Test
  void whatIsLongAgoCountsNoMore() {
    for (long offset = 0; offset < 20; offset++) {
      fail("orders", offset, TIME - 3 * HOUR);
    }
    assertThat(Share.of(shares, TIME, 10)).isNull();
    for (long offset = 1_000; offset < 1_200; offset += 10) {
      fail("orders", offset, TIME);
    }
    assertThat(shares).hasSize(1);
    assertThat(Share.of(shares, TIME, 10)).isEqualTo(0.1);
  }

  @Test
  void aDeadLetterThatNamesNoOffsetIsLeftOutAndTheListIsBounded() {
    Share.count(shares, Letters.of(-1, TIME, 0));
    assertThat(shares).isEmpty();
    for (int topic = 0; topic < 1_000; topic++) {
      fail("topic-" + topic, 1, TIME);
    }
    assertThat(shares).hasSize(Share.MOST);
  }
}
