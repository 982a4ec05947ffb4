package dev.tidewatch.core.spark.event;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object of a task's metrics: which metric each holds, and which of them every
 * Spark version has written, so that none may be missing. Immutable.
 */
final class MetricFields {

  /** How Spark reads a field. */
  enum Rule {
    /** A number. */
    REQUIRED,
    /** A number, narrowed to 32 bits. */
    REQUIRED_INT,
    /** A number; 0 for null or none. */
    OPTIONAL
  }

  private record Field(TaskMetric metric, Rule rule) {}

  private final Map<String, Field> fields = new HashMap<>();
  private long all;
  private long required;

  /** Starts an empty table, which {@link #with} fills before it is published. */
  MetricFields() {}

  MetricFields with(Rule rule, String name, TaskMetric metric) {
    fields.put(name, new Field(metric, rule));
    all |= bit(metric);
    required |= rule == Rule.OPTIONAL ? 0 : bit(metric);
    return this;
  }

  /**
   * Reads the value of a field of this object.
   *
   * @param values by position of the metric
   * @return the bit of the metric it was; 0 where the field is none of these and was skipped
   */
  long read(JsonLine in, String name, long[] values) {
    Field field = fields.get(name);
    if (field == null) {
      in.skipValue();
      return 0;
    }
    values[field.metric.ordinal()] =
        switch (field.rule) {
          case REQUIRED -> in.longValue(name);
          case REQUIRED_INT -> in.intValue(name);
          case OPTIONAL -> in.optionalLong(name, 0);
        };
    return bit(field.metric);
  }

  /**
   * Forgets what an earlier object of the same name has set: of two, Spark takes the last.
   *
   * @return the bits that are still set
   */
  long forget(long seen, long[] values) {
    if ((seen & all) == 0) {
      return seen;
    }
    fields.values().forEach(field -> values[field.metric.ordinal()] = 0);
    return seen & ~all;
  }

  /** A required field whose bit is not set; null where there is none. */
  @Nullable String missing(long seen) {
    if ((seen & required) == required) {
      return null;
    }
    return fields.entrySet().stream()
        .filter(entry -> (required & ~seen & bit(entry.getValue().metric)) != 0)
        .map(Map.Entry::getKey)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static long bit(TaskMetric metric) {
    return 1L << metric.ordinal();
  }
}
