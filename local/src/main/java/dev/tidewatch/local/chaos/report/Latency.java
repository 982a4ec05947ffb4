package dev.tidewatch.local.chaos.report;

import dev.tidewatch.local.chaos.read.Read;
import java.util.Collection;

/** Quantiles of the time that served reads took, in milliseconds. */
final class Latency {
  private final double[] sorted;

  Latency(Collection<Read> reads) {
    sorted = reads.stream().filter(Read::isServed).mapToDouble(Read::millis).sorted().toArray();
  }

  /** The smallest time that a share of the reads did not exceed; NaN without reads. */
  double quantile(double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
  }

  /** {@code p50/p99} as text. */
  String text() {
    return sorted.length == 0 ? "-" : "%.0f/%.0f".formatted(quantile(0.5), quantile(0.99));
  }
}
