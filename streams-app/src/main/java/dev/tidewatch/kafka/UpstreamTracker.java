package dev.tidewatch.kafka;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Follows topics whose records another task brings to the input of a feature's partitions, any to
 * any. What the group has committed of them has been written to the input before, in the same
 * transactions: so what the input held at the next look includes it.
 *
 * <p>Owned by the sampler's thread.
 */
final class UpstreamTracker {

  private static final int MAX_SAMPLES = 600;

  private final Deque<Sample> waiting = new ArrayDeque<>();
  private Instant asOf = Instant.EPOCH;
  private Instant before = Instant.EPOCH;
  private long lag;

  private record Sample(Instant at, Map<TopicPartition, Long> ends) {}

  /**
   * One look.
   *
   * @param ends of all partitions of the topics there are, taken at this moment or later
   * @param committed what the group has committed, looked at after the ends; where that is nothing,
   *     the first offset there is
   */
  void next(Instant at, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {
    Instant last = waiting.isEmpty() ? asOf : waiting.getLast().at();
    if (at.isBefore(last)) {
      // The clock was set back: moments that it told before may lie in the future now.
      waiting.clear();
      asOf = Instant.EPOCH;
    }
    before = asOf;
    waiting.addLast(new Sample(at, Map.copyOf(ends)));
    if (waiting.size() > MAX_SAMPLES) {
      waiting.removeFirst();
    }
    while (!waiting.isEmpty() && lag(waiting.getFirst().ends(), committed) == 0) {
      asOf = waiting.removeFirst().at();
    }
    lag = lag(ends, committed);
  }

  private static long lag(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - committed.getOrDefault(end.getKey(), 0L)))
        .sum();
  }

  /** For the input as it was at the last look. */
  Upstream upstream() {
    return new Upstream(before, lag);
  }
}
