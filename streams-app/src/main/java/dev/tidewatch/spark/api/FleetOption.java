package dev.tidewatch.spark.api;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One option that applications of the fleet set.
 *
 * @param values most frequent first; at most as many as the caller asked for
 * @param distinctValues how many there are in all
 * @param applications how many set it
 */
public record FleetOption(String key, long applications, long distinctValues, List<Value> values) {

  /** One value, redacted, and how many applications set it. */
  public record Value(String value, long applications) {}

  /** An option with how many applications set each of its values. */
  public static FleetOption of(String key, Map<String, Long> applicationsByValue, int top) {
    List<Value> values =
        applicationsByValue.entrySet().stream()
            .map(entry -> new Value(entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.comparingLong(Value::applications)
                    .reversed()
                    .thenComparing(Value::value))
            .limit(top)
            .toList();
    long applications = applicationsByValue.values().stream().mapToLong(Long::longValue).sum();
    return new FleetOption(key, applications, applicationsByValue.size(), values);
  }
}
