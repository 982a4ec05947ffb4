package dev.tidewatch.local.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ApplicationLedgerTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.000001Z");

  private final ApplicationLedger ledger =
      new ApplicationLedger("app-1", 3, new LogScript("app-1", 1));

  @Test
  void whatIsAcknowledgedAtTheVeryMomentMayGoEitherWay() {
    acknowledge(NOW);
    acknowledge(NOW.plusNanos(1000));
    acknowledge(NOW.plusNanos(1000));
    acknowledge(NOW.plusNanos(2000));

    assertThat(ledger.acknowledgedBefore(NOW)).isZero();
    assertThat(ledger.acknowledgedBefore(NOW.plusNanos(1000))).isEqualTo(1);
    assertThat(ledger.acknowledgedBefore(NOW.plusNanos(2000))).isEqualTo(3);
    assertThat(ledger.acknowledgedBefore(NOW.plusSeconds(1))).isEqualTo(4);
  }

  @Test
  void nothingIsKnownOfThePastBeforeTheFirst() {
    acknowledge(NOW);

    assertThat(ledger.acknowledgedBefore(Instant.EPOCH)).isZero();
  }

  private void acknowledge(Instant at) {
    ledger.sending();
    ledger.acknowledged(at);
  }
}
