package dev.tidewatch.core.mirror.link;

import java.time.Duration;

/**
 * When a signal is late or down.
 *
 * @param lateIntervals without a heartbeat for so many intervals it is LATE
 * @param downIntervals and for so many DOWN; more than those
 * @param interval between two heartbeats; zero to learn it from the heartbeats themselves
 * @param mostLatency heartbeats that took longer make it LATE too
 * @param watchGap two looks that lie further apart are not one watch: what came between was not
 *     watched for
 */
public record Rules(
    int lateIntervals,
    int downIntervals,
    Duration interval,
    Duration mostLatency,
    Duration watchGap) {

  /** What is used unless told otherwise. */
  public static final Rules DEFAULT =
      new Rules(2, 10, Duration.ZERO, Duration.ofSeconds(60), Duration.ofSeconds(3));

  long interval(Pace pace) {
    return interval.isZero() ? pace.interval() : interval.toMillis();
  }

  long lateAfter(Pace pace) {
    return lateIntervals * interval(pace);
  }

  long downAfter(Pace pace) {
    return downIntervals * interval(pace);
  }
}
