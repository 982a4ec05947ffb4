package dev.tidewatch.bench.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What came of a load.
 *
 * @param wall from the first request until no more were sent
 * @param good answers as they should be, within that time
 * @param bad answers with another status than 200, without the expected header line, or with too
 *     short a body
 * @param example the head of the first bad answer; empty where there is none
 * @param bodyBytes of all answers
 * @param nanos from a request to the last byte of its good answer
 */
public record LoadResult(
    Duration wall, long good, long bad, String example, long bodyBytes, Histogram nanos) {

  /** Good answers in a second. */
  public double perSecond() {
    return good * 1e9 / Math.max(1, wall.toNanos());
  }

  /** The time within which that share of the good answers came. */
  public Duration percentile(double percent) {
    return Duration.ofNanos(nanos.getValueAtPercentile(percent));
  }

  /** Bytes of one answer's body, on average. */
  public long bytesOfAnswer() {
    return bodyBytes / Math.max(1, good + bad);
  }
}
