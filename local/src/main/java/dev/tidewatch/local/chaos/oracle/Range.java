package dev.tidewatch.local.chaos.oracle;

import dev.tidewatch.local.chaos.load.ApplicationLedger;
import java.time.Instant;

/**
 * The numbers of events that an answer about an application can stand for.
 *
 * @param low the smallest
 * @param high the largest
 */
record Range(long low, long high) {

  Range intersect(Range other) {
    return new Range(Math.max(low, other.low), Math.min(high, other.high));
  }

  boolean isEmpty() {
    return low > high;
  }

  /** Refuses what lacks an event from before {@code asOf}, or has one that was never sent. */
  void check(ApplicationLedger application, Instant asOf) {
    int sent = application.sent();
    int known = application.acknowledgedBefore(asOf);
    if (high < known) {
      throw new WrongAnswerException(
          "too old: %s shows at most %d events as of %s, and %d were acknowledged before that"
              .formatted(application.id(), high, asOf, known));
    }
    if (low > sent) {
      throw new WrongAnswerException(
          "too new: %s shows at least %d events, and %d were sent"
              .formatted(application.id(), low, sent));
    }
  }
}
