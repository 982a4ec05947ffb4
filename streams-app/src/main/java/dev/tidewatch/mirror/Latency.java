package dev.tidewatch.mirror;

import dev.tidewatch.core.mirror.link.Beat;
import dev.tidewatch.core.mirror.link.LatencySketch;
import org.jspecify.annotations.Nullable;

/** Latencies of one link in one span of time, at work. Owned by one thread. */
final class Latency {

  private final LatencySketch sketch;
  private long ahead;
  private long readLate;

  Latency() {
    sketch = new LatencySketch();
  }

  private Latency(LatencyRow row) {
    sketch = row.read();
    ahead = row.ahead();
    readLate = row.readLate();
  }

  static @Nullable Latency of(@Nullable LatencyRow row) {
    return row == null ? null : new Latency(row);
  }

  Latency add(Beat beat) {
    if (!beat.isMeasured()) {
      readLate++;
    } else if (beat.age() < 0) {
      ahead++;
    } else {
      sketch.add(beat.age());
    }
    return this;
  }

  Latency add(LatencyRow row) {
    sketch.add(row.read());
    ahead += row.ahead();
    readLate += row.readLate();
    return this;
  }

  LatencySketch sketch() {
    return sketch;
  }

  long ahead() {
    return ahead;
  }

  long readLate() {
    return readLate;
  }

  LatencyRow row() {
    return LatencyRow.of(sketch, ahead, readLate);
  }
}
