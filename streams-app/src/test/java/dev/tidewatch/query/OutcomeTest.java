package dev.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.query.Outcome.BadParameter;
import dev.tidewatch.query.Outcome.Found;
import dev.tidewatch.query.Outcome.NotFound;
import dev.tidewatch.query.Outcome.Unavailable;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  private static final Freshness NOW = Freshness.current("me", Instant.EPOCH);

  @Test
  void mappingChangesTheValueAndKeepsItsAge() {
    assertThat(new Found<>(20, NOW).map(n -> "n" + n)).isEqualTo(new Found<>("n20", NOW));
  }

  @Test
  void mappingLeavesFailuresAsTheyAre() {
    assertThat(new NotFound<Integer>(Subject.JOB, "unknown job: 7", NOW).map(n -> "n"))
        .isEqualTo(new NotFound<>(Subject.JOB, "unknown job: 7", NOW));
    assertThat(new BadParameter<Integer>("x").map(n -> "n")).isEqualTo(new BadParameter<>("x"));
    assertThat(new BadParameter<Integer>("x", true).map(n -> "n"))
        .isEqualTo(new BadParameter<>("x", true));
    assertThat(new Unavailable<Integer>("x", Duration.ofSeconds(1)).map(n -> "n"))
        .isEqualTo(new Unavailable<>("x", Duration.ofSeconds(1)));
  }
}
