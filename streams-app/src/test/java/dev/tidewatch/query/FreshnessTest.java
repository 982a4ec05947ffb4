package dev.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FreshnessTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void aMergedAnswerIsAsOldAsItsOldestPart() {
    // given
    Freshness active = part(Role.ACTIVE, OptionalLong.of(0), OptionalLong.of(70), NOON, "t-1");
    Freshness standby =
        part(Role.STANDBY, OptionalLong.of(9), OptionalLong.of(5), NOON.minusSeconds(3), "t-0");

    // when
    Freshness merged = Freshness.merged("me", List.of(active, standby));

    // then
    assertThat(merged)
        .isEqualTo(
            new Freshness(
                "me",
                Role.MERGED,
                OptionalLong.of(9),
                OptionalLong.of(70),
                NOON.minusSeconds(3),
                List.of("t-0", "t-1")));
  }

  @Test
  void aLagThatIsUnknownForOnePartIsUnknownForTheWhole() {
    // given
    Freshness known = part(Role.ACTIVE, OptionalLong.of(0), OptionalLong.of(1), NOON);
    Freshness unknown = part(Role.ACTIVE, OptionalLong.of(0), OptionalLong.empty(), NOON);

    // when
    Freshness merged = Freshness.merged("me", List.of(known, unknown));

    // then
    assertThat(merged.sourceLag()).isEmpty();
    assertThat(merged.changelogLag()).hasValue(0);
  }

  private static Freshness part(
      Role role, OptionalLong changelog, OptionalLong source, Instant asOf, String... partial) {
    return new Freshness("i", role, changelog, source, asOf, List.of(partial));
  }
}
