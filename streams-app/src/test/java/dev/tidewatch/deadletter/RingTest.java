package dev.tidewatch.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class RingTest {

  @Property
  void countsOfTheLastSpansAreHeldInWhateverOrderTheyCome(
      @ForAll @Size(max = 50) List<@LongRange(min = 1, max = 40) Long> spans,
      @ForAll @IntRange(min = 1, max = 12) int size,
      @ForAll @IntRange(min = 0, max = 50) int storedAfter) {
    Ring ring = new Ring(size, Ring.Stored.EMPTY);
    TreeMap<Long, Long> expected = new TreeMap<>();
    for (int i = 0; i < spans.size(); i++) {
      if (i == storedAfter) {
        ring = new Ring(size, ring.toStored());
      }
      ring.add(spans.get(i));
      expected.merge(spans.get(i), 1L, Long::sum);
      expected.headMap(expected.lastKey() - size, true).clear();
    }
    Ring.Stored stored = ring.toStored();
    for (long span = 0; span <= 41; span++) {
      assertThat(stored.at(span)).isEqualTo(expected.getOrDefault(span, 0L));
    }
    assertThat(stored.sum(0, 42)).isEqualTo(expected.values().stream().mapToLong(c -> c).sum());
  }
}
