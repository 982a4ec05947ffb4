package dev.tidewatch.kafka;

import java.time.Instant;

/**
 * What comes before the input of a partition.
 *
 * @param asOf everything that Kafka held at this moment was in the input one look ago
 * @param lag records that are not in the input yet
 */
record Upstream(Instant asOf, long lag) {

  /** Where the input is all there is. */
  static Upstream none(Instant now) {
    return new Upstream(now, 0);
  }
}
