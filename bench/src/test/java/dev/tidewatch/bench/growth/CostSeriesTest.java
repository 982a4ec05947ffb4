package dev.tidewatch.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.bench.growth.CostSeries.Sample;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CostSeriesTest {

  private static final long WARM_UP = 500;

  /**
   * A thousand events in ten samples, each event at 20 µs of processor time and 50 of the clock.
   */
  private static final CostSeries STEADY =
      new CostSeries(
          400,
          LongStream.rangeClosed(0, 10)
              .map(i -> WARM_UP + 100 * i)
              .mapToObj(events -> new Sample(events, micros(20 * events), 50_000 * events))
              .toList());

  @Test
  void theWarmUpCountsForNothing() {
    Cost whole = STEADY.whole();

    assertThat(whole).isEqualTo(new Cost(400, 1000, micros(20_000), micros(50_000)));
    assertThat(whole.microsPerEvent()).isEqualTo(20);
    assertThat(STEADY.events()).isEqualTo(1500);
  }

  @Test
  void partsAreOfAsManyEventsAndCoverAll() {
    List<Cost> parts = STEADY.parts(5);

    assertThat(parts).extracting(Cost::events).containsExactly(200L, 200L, 200L, 200L, 200L);
    assertThat(parts).extracting(Cost::tasks).containsExactly(80L, 160L, 240L, 320L, 400L);
  }

  @Test
  void thereAreNoMorePartsThanSamplesAndTheyStillCoverAll() {
    List<Cost> parts = STEADY.parts(40);

    assertThat(parts).hasSizeLessThanOrEqualTo(10);
    assertThat(parts.stream().mapToLong(Cost::events).sum()).isEqualTo(1000);
  }

  private static Duration micros(long count) {
    return Duration.ofNanos(1000 * count);
  }
}
