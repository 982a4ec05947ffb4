package dev.tidewatch.bench.ingest;

import java.util.ArrayList;
import java.util.List;

/** How many of the expected events were queryable, and when. Owned by one thread. */
final class Progress {

  private record Sample(long nanos, long events) {}

  private final long expected;
  private final List<Sample> samples = new ArrayList<>();

  Progress(long expected) {
    this.expected = expected;
  }

  /** Notes a sum; answers whether it is more than the last one. */
  boolean at(long events) {
    if (!samples.isEmpty() && events <= last().events()) {
      return false;
    }
    samples.add(new Sample(System.nanoTime(), events));
    return true;
  }

  boolean isDone() {
    return !samples.isEmpty() && last().events() >= expected;
  }

  /** Events per second after half of them; 0 when they all came at once. */
  double secondHalf() {
    Sample middle =
        samples.stream()
            .filter(sample -> sample.events() * 2 >= expected)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("half of the events were never seen"));
    long nanos = last().nanos() - middle.nanos();
    return nanos == 0 ? 0 : (last().events() - middle.events()) * 1e9 / nanos;
  }

  private Sample last() {
    return samples.get(samples.size() - 1);
  }
}
