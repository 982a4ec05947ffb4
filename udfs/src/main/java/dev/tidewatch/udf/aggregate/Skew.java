package dev.tidewatch.udf.aggregate;

import dev.tidewatch.udf.support.StructType;
import io.confluent.ksql.function.udaf.TableUdaf;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Counts by partition. Has no state but its argument. */
final class Skew implements TableUdaf<@Nullable Integer, Map<String, Long>, @Nullable Struct> {

  private static final StructType TYPE = StructType.parse(PartitionSkewFunction.SCHEMA);

  /** More partitions than a topic has; a number above is somebody's nonsense. */
  private static final int MOST_PARTITIONS = 100_000;

  private final int partitions;

  Skew(int partitions) {
    this.partitions = Math.min(Math.max(partitions, 0), MOST_PARTITIONS);
  }

  @Override
  public Map<String, Long> initialize() {
    return new HashMap<>();
  }

  @Override
  public Map<String, Long> aggregate(@Nullable Integer current, Map<String, Long> aggregate) {
    return add(current, 1, aggregate);
  }

  @Override
  public Map<String, Long> undo(@Nullable Integer valueToUndo, Map<String, Long> aggregate) {
    return add(valueToUndo, -1, aggregate);
  }

  private static Map<String, Long> add(
      @Nullable Integer partition, long count, Map<String, Long> counts) {
    if (partition != null && partition >= 0 && partition < MOST_PARTITIONS) {
      counts.merge(partition.toString(), count, Long::sum);
    }
    return counts;
  }

  @Override
  public Map<String, Long> merge(Map<String, Long> one, Map<String, Long> two) {
    Map<String, Long> both = new HashMap<>(one);
    two.forEach((partition, count) -> both.merge(partition, count, Long::sum));
    return both;
  }

  @Override
  public @Nullable Struct map(Map<String, Long> aggregate) {
    long records = aggregate.values().stream().mapToLong(Long::longValue).sum();
    if (records <= 0) {
      return null;
    }
    int count =
        Math.max(
            partitions,
            1 + Collections.max(aggregate.keySet().stream().map(Integer::valueOf).toList()));
    long[] sizes =
        IntStream.range(0, count)
            .mapToLong(partition -> aggregate.getOrDefault(Integer.toString(partition), 0L))
            .toArray();
    int busiest = busiest(sizes);
    double mean = (double) records / count;
    double squares = 0;
    for (long size : sizes) {
      squares += (size - mean) * (size - mean);
    }
    return TYPE.of(
        count,
        records,
        busiest,
        sizes[busiest],
        rounded(sizes[busiest] / mean),
        rounded(Math.sqrt(squares / count) / mean));
  }

  private static int busiest(long[] sizes) {
    int busiest = 0;
    for (int i = 1; i < sizes.length; i++) {
      busiest = sizes[i] > sizes[busiest] ? i : busiest;
    }
    return busiest;
  }

  /** As in the HTTP API's answer about the same. */
  private static double rounded(double figure) {
    return Math.round(figure * 1_000) / 1_000.0;
  }
}
