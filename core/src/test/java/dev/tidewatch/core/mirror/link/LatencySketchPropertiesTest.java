package dev.tidewatch.core.mirror.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class LatencySketchPropertiesTest {

  @Property
  void aQuantileIsWithinOnePercentOfALatencyThatWasMeasured(
      @ForAll @Size(min = 1, max = 200) List<@LongRange(min = 0, max = 10_000_000) Long> latencies,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    LatencySketch sketch = of(latencies);
    List<Long> sorted = latencies.stream().sorted().toList();
    int rank = Math.max(1, (int) Math.ceil(share * sorted.size()));
    long exact = sorted.get(rank - 1);
    assertThat(sketch.quantile(share))
        .isCloseTo((double) exact, within((double) exact * LatencySketch.ERROR + 1e-9));
    assertThat(sketch.least()).isEqualTo(sorted.get(0));
    assertThat(sketch.largest()).isEqualTo(sorted.get(sorted.size() - 1));
  }

  @Property
  void writtenAndReadAgainItSaysTheSame(
      @ForAll @Size(max = 100) List<@LongRange(min = 0) Long> latencies) {
    LatencySketch sketch = of(latencies);
    LatencySketch again = LatencySketch.of(sketch.toLongs());
    assertThat(again.toLongs()).isEqualTo(sketch.toLongs());
    assertThat(again.count()).isEqualTo(sketch.count());
  }

  @Property
  void twoTogetherSayWhatOneWouldHaveSaid(
      @ForAll @Size(max = 50) List<@LongRange(min = 0, max = 1_000_000) Long> first,
      @ForAll @Size(max = 50) List<@LongRange(min = 0, max = 1_000_000) Long> second) {
    LatencySketch both = of(first);
    both.add(of(second));
    LatencySketch one = of(first);
    second.forEach(one::add);
    assertThat(both.toLongs()).isEqualTo(one.toLongs());
  }

  @Example
  void ofNothingAllIsZero() {
    LatencySketch none = new LatencySketch();
    assertThat(none.quantile(0.99)).isZero();
    assertThat(none.least()).isZero();
    assertThat(LatencySketch.of(new long[0]).count()).isZero();
  }

  private static LatencySketch of(List<Long> latencies) {
    LatencySketch sketch = new LatencySketch();
    latencies.forEach(sketch::add);
    return sketch;
  }
}
