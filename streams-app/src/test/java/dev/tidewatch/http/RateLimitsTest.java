package dev.tidewatch.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RateLimitsTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  /** Where {@link System#nanoTime()} may well be when it overflows. */
  private static final long START = Long.MAX_VALUE - SECOND;

  @Property
  void nobodyGetsMoreThanTheRateAndTheBurst(
      @ForAll @IntRange(min = 1, max = 1_000) int perSecond,
      @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 1_000_000_000) Integer> pauses) {
    RateLimits limits = new RateLimits(perSecond);
    long elapsed = 0;
    long admitted = 0;
    for (int pause : pauses) {
      elapsed += pause;
      for (int i = 0; i < 10; i++) {
        if (limits.refuse("a", START + elapsed).isEmpty()) {
          admitted++;
        }
      }
      assertThat(admitted)
          .isLessThanOrEqualTo((long) (perSecond * (2 + (double) elapsed / SECOND)) + 1);
    }
  }

  @Property
  void whoWaitsAsLongAsToldIsAdmitted(@ForAll @IntRange(min = 1, max = 1_000) int perSecond) {
    RateLimits limits = new RateLimits(perSecond);
    Optional<Duration> wait = Optional.empty();
    int admitted = 0;
    while (wait.isEmpty()) {
      wait = limits.refuse("a", START);
      admitted++;
    }
    assertThat(admitted - 1).isEqualTo(2 * perSecond);
    assertThat(limits.refuse("a", START + wait.orElseThrow().toNanos())).isEmpty();
  }

  @Example
  void eachPrincipalHasItsOwn() {
    RateLimits limits = new RateLimits(1);
    assertThat(limits.refuse("a", 0)).isEmpty();
    assertThat(limits.refuse("a", 0)).isEmpty();
    assertThat(limits.refuse("a", 0)).contains(Duration.ofSeconds(1));
    assertThat(limits.refuse("b", 0)).isEmpty();
  }

  @Example
  void noLimitIsNone() {
    RateLimits limits = new RateLimits(0);
    for (int i = 0; i < 1_000; i++) {
      assertThat(limits.refuse("a", 0)).isEmpty();
    }
    assertThat(limits.size()).isZero();
  }

  @Example
  void thoseWhoRestAreForgottenAndTheNumberKeptIsBounded() {
    RateLimits limits = new RateLimits(1);
    for (int i = 0; i < 2 * RateLimits.MOST; i++) {
      limits.refuse("a" + i, 0);
    }
    assertThat(limits.size()).isLessThanOrEqualTo(RateLimits.MOST + 1);
    assertThat(limits.refuse("one more", 0)).isPresent();
    assertThat(limits.refuse("one more", 2 * SECOND)).isEmpty();
    assertThat(limits.size()).isEqualTo(1);
  }
}
