package dev.tidewatch.core.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class LogHistogramTest {

  @Property
  void whatWasAddedIsFoundAgainWithinOnePercentInOrder(
      @ForAll @Size(max = 200) List<@LongRange(min = 0) Long> values) {
    LogHistogram histogram = new LogHistogram();
    values.forEach(histogram::add);

    List<Double> found = expanded(histogram);

    List<Long> sorted = values.stream().sorted().toList();
    assertThat(found).hasSameSizeAs(sorted);
    for (int i = 0; i < sorted.size(); i++) {
      assertThat(found.get(i)).isCloseTo(sorted.get(i).doubleValue(), withPercentage(1.0001));
    }
  }

  @Property
  void whatIsStoredIsTheSame(@ForAll @Size(max = 50) List<@LongRange(min = 0) Long> values) {
    LogHistogram histogram = new LogHistogram();
    values.forEach(histogram::add);

    LogHistogram stored = LogHistogram.of(histogram.toStored());

    assertThat(expanded(stored)).isEqualTo(expanded(histogram));
    values.forEach(histogram::add);
    values.forEach(stored::add);
    assertThat(expanded(stored)).isEqualTo(expanded(histogram));
    assertThat(stored.toStored()).isEqualTo(histogram.toStored());
  }

  private static List<Double> expanded(LogHistogram histogram) {
    List<Double> found = new ArrayList<>();
    histogram.forEach(
        (value, count) -> {
          for (long i = 0; i < count; i++) {
            found.add(value);
          }
        });
    return found;
  }
}
