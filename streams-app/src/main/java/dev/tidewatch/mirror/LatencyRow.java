package dev.tidewatch.mirror;

import dev.tidewatch.core.mirror.link.LatencySketch;
import java.util.Arrays;
import java.util.List;

/**
 * Latencies of one link in one span of time. A row of the store.
 *
 * @param sketch as {@link LatencySketch#toLongs} writes it
 * @param ahead heartbeats that arrived before they were made: the source's clock was ahead
 * @param readLate heartbeats whose arrival is not known; counted when they were made
 */
record LatencyRow(List<Long> sketch, long ahead, long readLate) {

  static LatencyRow of(LatencySketch sketch, long ahead, long readLate) {
    return new LatencyRow(Arrays.stream(sketch.toLongs()).boxed().toList(), ahead, readLate);
  }

  LatencySketch read() {
    return LatencySketch.of(sketch.stream().mapToLong(Long::longValue).toArray());
  }
}
