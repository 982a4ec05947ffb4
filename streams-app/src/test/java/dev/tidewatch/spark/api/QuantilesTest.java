package dev.tidewatch.spark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuantilesTest {

  @Test
  void aQuantileIsOneOfTheValues() {
    assertThat(quantiles(0.0, 0.5, 1.0).ofAll(new long[] {30, 10, 20, 40}))
        .containsExactly(10.0, 30.0, 40.0);
  }

  @Test
  void noValuesGiveZeros() {
    assertThat(quantiles(0.0, 1.0).ofAll(new long[0])).containsExactly(0.0, 0.0);
  }

  @Test
  void negativeValuesDoNotCountButPositionsStay() {
    assertThat(quantiles(0.0, 1.0).ofNotNegative(new long[] {-1, 7, 5, -4, 9}, null, 2))
        .containsExactly(5.0, 7.0);
  }

  @Test
  void aPositionBeyondTheValuesIsNoNumberTheFirstTimeAndThenTheLastNumber() {
    assertThat(quantiles(0.0, 0.9, 1.0).ofNotNegative(new long[] {5, -1, -1}, null, 3))
        .containsExactly(5.0, Double.NaN, 5.0);
  }

  @Property
  void anyQuantileOfAnyValuesIsFound(
      @ForAll @Size(min = 1, max = 50) List<Long> values,
      @ForAll @DoubleRange(min = -1, max = 2) double quantile) {
    long[] numbers = values.stream().mapToLong(Long::longValue).toArray();

    assertThat(values.stream().map(Long::doubleValue))
        .containsAll(quantiles(quantile).ofAll(numbers));
  }

  private static Quantiles quantiles(double... sorted) {
    return Quantiles.of(sorted);
  }
}
