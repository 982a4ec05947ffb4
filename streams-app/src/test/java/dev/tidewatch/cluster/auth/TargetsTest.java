package dev.tidewatch.cluster.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetsTest {

  private final Targets targets = new Targets();

  @Test
  void aTargetKeepsItsSessionAndCounts() {
    Target target = targets.of("a:1", 1);

    assertThat(targets.of("a:1", 2)).isSameAs(target);
    assertThat(target.nextSequence()).isEqualTo(1);
    assertThat(target.nextSequence()).isEqualTo(2);
    assertThat(target.session()).matches("[0-9a-f]{32}");
    assertThat(targets.of("b:1", 2).session()).isNotEqualTo(target.session());
  }

  @Test
  void theTargetNotCalledForLongestIsForgottenAndStartsANewSession() {
    Target first = targets.of("first", 1);
    Target second = targets.of("second", 2);
    targets.of("first", 3);
    for (int i = 0; i < Targets.MOST - 1; i++) {
      targets.of("other-" + i, 4);
    }

    assertThat(targets.size()).isEqualTo(Targets.MOST);
    assertThat(targets.of("first", 5)).isSameAs(first);
    assertThat(targets.of("second", 5).session()).isNotEqualTo(second.session());
    assertThat(targets.size()).isEqualTo(Targets.MOST);
  }
}
