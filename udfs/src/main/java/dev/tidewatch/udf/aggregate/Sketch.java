package dev.tidewatch.udf.aggregate;

import dev.tidewatch.core.sketch.LogBuckets;
import io.confluent.ksql.function.udaf.TableUdaf;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts by bucket, which any number of sketches can be merged from and values be taken out of.
 * Buckets are texts, as keys of SQL's maps are. Has no state but its arguments.
 */
final class Sketch<N extends @Nullable Number>
    implements TableUdaf<N, Map<String, Long>, @Nullable List<Double>> {

  private final double[] quantiles;

  Sketch(double[] quantiles) {
    this.quantiles = quantiles.clone();
  }

  @Override
  public Map<String, Long> initialize() {
    return new HashMap<>();
  }

  @Override
  public Map<String, Long> aggregate(N current, Map<String, Long> aggregate) {
    return add(current, 1, aggregate);
  }

  @Override
  public Map<String, Long> undo(N valueToUndo, Map<String, Long> aggregate) {
    return add(valueToUndo, -1, aggregate);
  }

  private static Map<String, Long> add(
      @Nullable Number value, long count, Map<String, Long> counts) {
    if (value != null && !Double.isNaN(value.doubleValue())) {
      add(Integer.toString(LogBuckets.of(value.doubleValue())), count, counts);
    }
    return counts;
  }

  private static void add(String bucket, long count, Map<String, Long> counts) {
    long sum = counts.getOrDefault(bucket, 0L) + count;
    if (sum == 0) {
      counts.remove(bucket);
    } else {
      counts.put(bucket, sum);
    }
  }

  @Override
  public Map<String, Long> merge(Map<String, Long> one, Map<String, Long> two) {
    Map<String, Long> both = new HashMap<>(one);
    two.forEach((bucket, count) -> add(bucket, count, both));
    return both;
  }

  @Override
  public @Nullable List<Double> map(Map<String, Long> aggregate) {
    NavigableMap<Integer, Long> counts = new TreeMap<>();
    aggregate.forEach((bucket, count) -> counts.put(Integer.valueOf(bucket), count));
    double[] values = LogBuckets.quantiles(counts, quantiles);
    return values.length == 0 ? null : Arrays.stream(values).boxed().toList();
  }
}
