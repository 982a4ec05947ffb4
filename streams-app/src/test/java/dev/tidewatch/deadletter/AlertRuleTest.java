package dev.tidewatch.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.deadletter.api.Alert;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertRuleTest {

  private static final long TIME = TopologyHarness.now();
  private static final AlertRule RULE = new AlertRule(10, 10, 25);

  private static List<Alert> alerts(long hourly, int recent, int returned) {
    Group group = Group.begin(letter(TIME - Duration.ofDays(3).toMillis(), 0));
    for (int hour = 1; hour <= 24; hour++) {
      for (int i = 0; i < hourly; i++) {
        group.take(letter(TIME - Duration.ofHours(hour).toMillis(), 0), TIME, 10);
      }
    }
    for (int i = 0; i < recent; i++) {
      group.take(letter(TIME - Duration.ofMinutes(i % 5).toMillis(), 0), TIME, 10);
    }
    for (int i = 0; i < returned; i++) {
      group.take(letter(TIME - Duration.ofHours(30).toMillis(), 1), TIME, 10);
    }
    return RULE.of(group.state(), TIME);
  }

  private static long offset;

  private static DeadLetter letter(long time, int redrives) {
    return Letters.of(offset++, time, redrives);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 9, false",
    "0, 10, true",
    "12, 9, false",
    "12, 10, true",
    "24, 19, false",
    "24, 20, true"
  })
  void theLastMinutesAreHeldAgainstTheMeanOfADay(long hourly, int recent, boolean alert) {
    assertThat(alerts(hourly, recent, 0).contains(Alert.RATE)).isEqualTo(alert);
  }

  @Test
  void aGroupThatIsQuietAndOldHasNoAlert() {
    assertThat(alerts(5, 0, 0)).isEmpty();
  }

  @Test
  void deadLettersThatCameBackAreALoop() {
    assertThat(alerts(0, 0, 1)).containsExactly(Alert.REDRIVE_LOOP);
  }

  @Test
  void aGroupIsNewForAnHour() {
    Group group = Group.begin(letter(TIME, 0));
    assertThat(RULE.of(group.state(), TIME + Duration.ofMinutes(59).toMillis()))
        .containsExactly(Alert.NEW_GROUP);
    assertThat(RULE.of(group.state(), TIME + Duration.ofMinutes(60).toMillis())).isEmpty();
  }
}
