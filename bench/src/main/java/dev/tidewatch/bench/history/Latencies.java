package dev.tidewatch.bench.history;

import dev.tidewatch.bench.report.Figures;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;

/** What questions took, one after the other. Owned by one thread. */
final class Latencies {

  private final Histogram nanos = new Histogram(3);

  void time(Callable<?> question) throws Exception {
    long began = System.nanoTime();
    Object unused = question.call();
    nanos.recordValue(System.nanoTime() - began);
  }

  String at(double percentile) {
    return Figures.millis(Duration.ofNanos(nanos.getValueAtPercentile(percentile)));
  }
}
