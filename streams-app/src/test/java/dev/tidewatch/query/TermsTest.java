package dev.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TermsTest {

  private static final long STANDARD = 10;

  private static Terms terms(Consistency consistency, OptionalLong maxLag) {
    return new Terms(consistency, maxLag, Deadline.in(Duration.ofSeconds(1)));
  }

  private static Freshness age(Role role, OptionalLong changelog, OptionalLong source) {
    return new Freshness("i", role, changelog, source, Instant.EPOCH, List.of());
  }

  private static final OptionalLong NONE = OptionalLong.empty();

  @Test
  void anyTakesWhatThereIs() {
    assertThat(terms(Consistency.ANY, NONE).accept(age(Role.STANDBY, NONE, NONE), STANDARD))
        .isTrue();
  }

  @Test
  void activeTakesTheActiveReplicaAlone() {
    Terms active = terms(Consistency.ACTIVE, NONE);
    assertThat(active.accept(age(Role.ACTIVE, OptionalLong.of(0), NONE), STANDARD)).isTrue();
    assertThat(active.accept(age(Role.STANDBY, OptionalLong.of(0), OptionalLong.of(0)), STANDARD))
        .isFalse();
  }

  @Test
  void aBoundCountsWhatTheChangelogAndWhatTheInputHold() {
    Freshness age = age(Role.STANDBY, OptionalLong.of(4), OptionalLong.of(6));
    assertThat(terms(Consistency.BOUNDED, OptionalLong.of(10)).accept(age, 0)).isTrue();
    assertThat(terms(Consistency.BOUNDED, OptionalLong.of(9)).accept(age, 100)).isFalse();
    assertThat(terms(Consistency.ANY, OptionalLong.of(9)).accept(age, 100)).isFalse();
  }

  @Test
  void boundedWithoutABoundHasTheStandardOne() {
    Terms bounded = terms(Consistency.BOUNDED, NONE);
    assertThat(
            bounded.accept(
                age(Role.STANDBY, OptionalLong.of(STANDARD), OptionalLong.of(0)), STANDARD))
        .isTrue();
    assertThat(
            bounded.accept(
                age(Role.STANDBY, OptionalLong.of(STANDARD), OptionalLong.of(1)), STANDARD))
        .isFalse();
  }

  @Test
  void aLagThatIsNotKnownIsAboveEveryBound() {
    Terms bounded = terms(Consistency.BOUNDED, OptionalLong.of(Long.MAX_VALUE));
    assertThat(bounded.accept(age(Role.ACTIVE, NONE, OptionalLong.of(0)), STANDARD)).isFalse();
    assertThat(bounded.accept(age(Role.ACTIVE, OptionalLong.of(0), NONE), STANDARD)).isFalse();
  }

  @Test
  void onlyWhoTakesAnythingTakesAPart() {
    assertThat(terms(Consistency.ANY, NONE).allowPartial()).isTrue();
    assertThat(terms(Consistency.ANY, OptionalLong.of(1)).allowPartial()).isFalse();
    assertThat(terms(Consistency.BOUNDED, NONE).allowPartial()).isFalse();
    assertThat(terms(Consistency.ACTIVE, NONE).allowPartial()).isFalse();
  }
}
