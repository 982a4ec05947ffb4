package dev.tidewatch.core.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class LogBucketsTest {

  private static final double[] QUANTILES = {0, 0.25, 0.5, 0.75, 0.95, 0.99, 1};

  @Property
  void aQuantileIsWithinTheStatedErrorOfTheValueAtItsIndex(
      @ForAll @Size(min = 1, max = 200) List<@DoubleRange(min = -1e12, max = 1e12) Double> values) {
    // given
    NavigableMap<Integer, Long> counts = new TreeMap<>();
    values.forEach(value -> counts.merge(LogBuckets.of(value), 1L, Long::sum));
    List<Double> sorted = values.stream().sorted().toList();

    // when
    double[] quantiles = LogBuckets.quantiles(counts, QUANTILES);

    // then
    for (int i = 0; i < QUANTILES.length; i++) {
      int index = Math.min((int) (sorted.size() * QUANTILES[i]), sorted.size() - 1);
      double exact = sorted.get(index);
      assertThat(quantiles[i])
          .isCloseTo(exact, within(Math.abs(exact) * LogBuckets.RELATIVE_ERROR * 1.000001 + 1e-9));
    }
  }

  @Property
  void thereAreNoMoreBucketsThanStated(@ForAll double value) {
    assertThat(Math.abs(LogBuckets.of(value))).isLessThanOrEqualTo(3_225);
  }

  @Property
  void bucketsOfLargerValuesAreNotBeforeThoseOfSmaller(@ForAll double one, @ForAll double two) {
    assertThat(LogBuckets.of(Math.min(one, two)))
        .isLessThanOrEqualTo(LogBuckets.of(Math.max(one, two)));
  }

  @Property(tries = 1)
  void nothingHasNoQuantiles() {
    assertThat(LogBuckets.quantiles(new TreeMap<>(), QUANTILES)).isEmpty();
    assertThat(LogBuckets.quantiles(new TreeMap<>(java.util.Map.of(3, 0L)), QUANTILES)).isEmpty();
  }
}
