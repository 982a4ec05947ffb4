package dev.tidewatch.local.chaos.report;

import dev.tidewatch.local.chaos.read.Read;
import java.util.List;

/**
 * A span of a run, on the clock of {@link System#nanoTime()}.
 *
 * @param end not in it any more
 */
public record Window(long start, long end) {

  /** The reads that were due in it. */
  public List<Read> of(List<Read> reads) {
    return reads.stream().filter(read -> contains(read.askedNanos())).toList();
  }

  boolean contains(long nanos) {
    return nanos - start >= 0 && nanos - end < 0;
  }

  /** Its length in seconds. */
  public double seconds() {
    return (end - start) / 1e9;
  }
}
