package dev.tidewatch.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.balance.BalanceAnswer;
import dev.tidewatch.balance.BalanceAnswer.Skew;
import dev.tidewatch.balance.BalanceRow;
import dev.tidewatch.balance.Balances;
import dev.tidewatch.balance.PartitionBalance;
import dev.tidewatch.deadletter.DeadLetterViews.RateRow;
import dev.tidewatch.deadletter.api.RatesAnswer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatesTest {

  private static final long TIME = TopologyHarness.now();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private static RatesAnswer ask(TopologyHarness harness, Dimension by, RateWindow window) {
    RateQuestion question = RateQuestion.of(by, window, 0L, null, null, 20, TIME);
    return question.answer(harness.reads().rates(question.page()));
  }

  @Test
  void deadLettersAreCountedByTheirOwnTimeWhateverTheOrderInWhichTheyCome() {
    try (TopologyHarness harness = new TopologyHarness()) {
      for (long minutes : List.of(0, 5, 0, 90, 5, 5)) {
        harness.pipe(Letter.of("s", "t", TIME - minutes * MINUTE));
      }
      List<Long> counts =
          ask(harness, Dimension.CONNECTOR, RateWindow.MINUTE).series().get(0).counts();
      int last = counts.size() - 1;
      assertThat(counts.get(last)).isEqualTo(2);
      assertThat(counts.get(last - 5)).isEqualTo(3);
      assertThat(counts.get(last - 90)).isEqualTo(1);
      assertThat(ask(harness, Dimension.STAGE, RateWindow.HOUR).series().get(0).value())
          .isEqualTo("TASK_PUT");
      assertThat(ask(harness, Dimension.CLASS, RateWindow.HOUR).series().get(0).total())
          .isEqualTo(6);
    }
  }

  @Test
  void aThousandValuesAreToldApartAndAllFurtherOnesAreCountedTogether() {
    try (TopologyHarness harness = new TopologyHarness()) {
      for (int i = 0; i < Rates.MOST_VALUES + 7; i++) {
        harness.pipe(Letter.of("sink-" + i, "t", TIME));
      }
      harness.pipe(Letter.of("sink-0", "t", TIME));
      RatesAnswer rates = ask(harness, Dimension.CONNECTOR, RateWindow.MINUTE);
      assertThat(rates.series().get(0).value()).isEqualTo("sink-0");
      assertThat(rates.series().get(0).total()).isEqualTo(2);
      assertThat(rates.other()).isNotNull();
      assertThat(rates.other().total()).isEqualTo(Rates.MOST_VALUES + 8 - 2 - 19);
      assertThat(harness.rows(DeadLetterStores.RATES)).hasSizeLessThan(2 * Rates.MOST_VALUES + 50);
    }
  }

  @Test
  void whatIsOlderThanIsKeptIsCountedAsSuchAlone() {
    try (TopologyHarness harness = new TopologyHarness()) {
      harness.pipe(Letter.of("s", "t", TIME - Duration.ofHours(49).toMillis()));
      harness.pipe(Letter.of("s", "t", TIME - Duration.ofDays(91).toMillis()));
      RatesAnswer minutes = ask(harness, Dimension.CONNECTOR, RateWindow.MINUTE);
      assertThat(minutes.series()).isEmpty();
      assertThat(minutes.outside()).isEqualTo(2);
      RatesAnswer hours = ask(harness, Dimension.CONNECTOR, RateWindow.HOUR);
      assertThat(hours.series().get(0).total()).isEqualTo(1);
      assertThat(hours.outside()).isEqualTo(1);
    }
  }

  @Test
  void countsThatAreOlderThanIsKeptAreSweptAway() {
    try (TopologyHarness harness = new TopologyHarness()) {
      harness.pipe(Letter.of("s", "t", TIME));
      harness.driver.advanceWallClockTime(Duration.ofHours(50));
      assertThat(rows(harness, RateWindow.MINUTE)).isEmpty();
      assertThat(rows(harness, RateWindow.HOUR)).isNotEmpty();
      harness.driver.advanceWallClockTime(Duration.ofDays(91));
      assertThat(harness.rows(DeadLetterStores.RATES)).isEmpty();
    }
  }

  private static List<RateRow> rows(TopologyHarness harness, RateWindow window) {
    return harness
        .reads()
        .rates(
            new DeadLetterViews.RatesPage(window, Dimension.TOPIC, 0, Integer.MAX_VALUE, null, 100))
        .stream()
        .filter(row -> row.of() == RateRow.Of.VALUE)
        .toList();
  }

  @Test
  void aPartitionWithoutRecordsCountsInTheSkew() {
    BalanceAnswer answer =
        Balances.answer(
            "dlq.x",
            List.of(
                new BalanceRow(3, new PartitionBalance(2, 20, 5, 6, 1)),
                new BalanceRow(0, new PartitionBalance(3, 30, 0, 2, 1)),
                new BalanceRow(3, new PartitionBalance(1, 10, 1, 1, 1))));
    assertThat(answer.records()).isEqualTo(6);
    assertThat(answer.partitions())
        .extracting(BalanceAnswer.Partition::records)
        .containsExactly(3L, 0L, 0L, 3L);
    assertThat(answer.partitions().get(3).firstOffset()).isEqualTo(1);
    assertThat(answer.recordSkew()).isEqualTo(new Skew(2, 1));
    assertThat(Skew.of(List.of(4L, 4L, 4L))).isEqualTo(new Skew(1, 0));
    assertThat(Skew.of(List.of())).isEqualTo(new Skew(1, 0));
  }
}
