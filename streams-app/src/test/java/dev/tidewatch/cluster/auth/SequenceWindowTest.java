package dev.tidewatch.cluster.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.cluster.auth.SequenceWindow.Mark;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceWindowTest {

  private final SequenceWindow window = new SequenceWindow();

  @Test
  void numbersInsideTheWindowMayComeInAnyOrderOnceEach() {
    for (long number = SequenceWindow.SIZE; number >= 1; number--) {
      assertThat(window.mark(number)).isEqualTo(Mark.FRESH);
    }
    for (long number = 1; number <= SequenceWindow.SIZE; number++) {
      assertThat(window.mark(number)).isEqualTo(Mark.SEEN);
    }
  }

  @Test
  void aNumberThatHasLeftTheWindowIsBehindWhetherItWasSeenOrNot() {
    window.mark(1);
    window.mark(SequenceWindow.SIZE + 2);

    assertThat(window.mark(1)).isEqualTo(Mark.BEHIND);
    assertThat(window.mark(2)).isEqualTo(Mark.BEHIND);
    assertThat(window.mark(3)).isEqualTo(Mark.FRESH);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        SequenceWindow.SIZE - 1,
        SequenceWindow.SIZE,
        SequenceWindow.SIZE + 1,
        2 * SequenceWindow.SIZE,
        1L << 32,
        Long.MAX_VALUE - 1
      })
  void aJumpFarAheadForgetsWhatLiesInTheSamePlaces(long jump) {
    for (long number = 1; number <= SequenceWindow.SIZE; number++) {
      window.mark(number);
    }

    long last = jump + 1;
    assertThat(window.mark(last)).isEqualTo(last <= SequenceWindow.SIZE ? Mark.SEEN : Mark.FRESH);
    assertThat(window.mark(last)).isEqualTo(Mark.SEEN);
    if (jump >= 2L * SequenceWindow.SIZE) {
      assertThat(window.mark(last - 1)).isEqualTo(Mark.FRESH);
      assertThat(window.mark(last - SequenceWindow.SIZE + 1)).isEqualTo(Mark.FRESH);
      assertThat(window.mark(last - SequenceWindow.SIZE)).isEqualTo(Mark.BEHIND);
      assertThat(window.mark(1)).isEqualTo(Mark.BEHIND);
    }
  }

  @Property
  void anyOrderIsJudgedAsASetOfAllNumbersWould(
      @ForAll @Size(max = 400) List<@IntRange(min = 1, max = 20_000) Integer> far,
      @ForAll @Size(max = 400) List<@IntRange(min = 6_000, max = 6_200) Integer> near) {
    SequenceWindow fresh = new SequenceWindow();
    Set<Integer> seen = new HashSet<>();
    int highest = 0;
    for (List<Integer> numbers : List.of(near, far, near)) {
      for (int number : numbers) {
        Mark expected =
            number <= highest - SequenceWindow.SIZE
                ? Mark.BEHIND
                : seen.add(number) ? Mark.FRESH : Mark.SEEN;
        highest = Math.max(highest, number);
        assertThat(fresh.mark(number)).isEqualTo(expected);
      }
    }
  }
}
