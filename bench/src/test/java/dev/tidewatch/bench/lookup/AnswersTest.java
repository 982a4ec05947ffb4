package dev.tidewatch.bench.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidewatch.bench.load.LoadResult;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class AnswersTest {

  @Test
  void theMedianRoundIsTheOneOfTheMedianRate() {
    Answers answers = new Answers("jobs", 1, List.of(round(300, 0), round(100, 1), round(200, 2)));

    assertThat(answers.perSecond()).isEqualTo(200);
    assertThat(answers.bad()).isEqualTo(3);
  }

  @Test
  void processorTimeIsSharedByAllAnswersBadOnesToo() {
    assertThat(round(300, 100).serverMicros()).isCloseTo(1_000, within(0.1));
    assertThat(round(300, 100).clientMicros()).isCloseTo(250, within(0.1));
  }

  private static Answers.Round round(long good, long bad) {
    return new Answers.Round(
        new LoadResult(Duration.ofSeconds(1), good, bad, "", 0, new Histogram(3)),
        new CpuClock.Used(Duration.ofMillis(400), Duration.ofMillis(100), 0));
  }
}
