package dev.tidewatch.spark.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.sketch.LogHistogram;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SortedValuesTest {

  @Property
  void everyPlaceHasAboutTheValueThatAllOfThemHaveThere(
      @ForAll @Size(max = 100) List<@LongRange(min = -3, max = 1_000_000_000_000L) Long> single,
      @ForAll @Size(max = 100) List<@LongRange(min = 0, max = 1_000_000_000_000L) Long> many) {
    LogHistogram histogram = new LogHistogram();
    many.forEach(histogram::add);

    SortedValues values = SortedValues.of(longs(single), histogram);

    long[] sorted =
        LongStream.concat(
                LongStream.of(longs(single)).filter(v -> v >= 0), LongStream.of(longs(many)))
            .sorted()
            .toArray();
    assertThat(values.count()).isEqualTo(sorted.length);
    for (int i = 0; i < sorted.length; i++) {
      // 1 % of the value, and what rounding to a whole number takes
      assertThat(Math.abs(values.at(i) - sorted[i]))
          .isLessThanOrEqualTo(sorted[i] * 0.010001 + 0.5);
    }
  }

  @Property
  void withoutBucketsTheyAreTheValuesThemselves(
      @ForAll @Size(min = 1, max = 100) List<@LongRange(min = 0) Long> single) {
    SortedValues values = SortedValues.of(longs(single), null);

    long least = single.stream().min(Long::compare).orElseThrow();
    assertThat(values.at(0)).isEqualTo((double) least);
    assertThat(values.count()).isEqualTo(single.size());
  }

  private static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
