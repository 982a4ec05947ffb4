package dev.tidewatch.spark.api;

import java.util.List;

/**
 * One option that applications of the fleet set.
 *
 * @param values most frequent first; at most as many as the caller asked for
 * @param distinctValues how many there are in all
 * @param applications attempts that set it
 */
public record FleetOption(String key, long applications, long distinctValues, List<Value> values) {

  /** One value, redacted, and how many attempts set it. */
  public record Value(String value, long applications) {}
}
