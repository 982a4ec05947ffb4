package dev.tidewatch.udf.aggregate;

import dev.tidewatch.udf.support.StructType;
import io.confluent.ksql.function.udaf.Udaf;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Number, first, last and longest gap of times, as a list of these four; an empty one of no times.
 * Has no state.
 */
final class Beats implements Udaf<@Nullable Long, List<Long>, @Nullable Struct> {

  private static final StructType TYPE = StructType.parse(FlowStateFunction.SCHEMA);

  @Override
  public List<Long> initialize() {
    return List.of();
  }

  @Override
  public List<Long> aggregate(@Nullable Long current, List<Long> aggregate) {
    return current == null ? aggregate : merge(aggregate, List.of(1L, current, current, 0L));
  }

  /** The gap between two that do not overlap is one too. */
  @Override
  public List<Long> merge(List<Long> one, List<Long> two) {
    if (one.isEmpty() || two.isEmpty()) {
      return one.isEmpty() ? two : one;
    }
    long between = Math.max(two.get(1) - one.get(2), one.get(1) - two.get(2));
    return List.of(
        one.get(0) + two.get(0),
        Math.min(one.get(1), two.get(1)),
        Math.max(one.get(2), two.get(2)),
        Math.max(Math.max(one.get(3), two.get(3)), between));
  }

  @Override
  public @Nullable Struct map(List<Long> beats) {
    if (beats.isEmpty()) {
      return null;
    }
    long count = beats.get(0);
    Long interval = count > 1 ? (beats.get(2) - beats.get(1)) / (count - 1) : null;
    return TYPE.of(count, beats.get(1), beats.get(2), beats.get(3), interval);
  }
}
