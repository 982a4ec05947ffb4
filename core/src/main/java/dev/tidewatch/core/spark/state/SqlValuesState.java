package dev.tidewatch.core.spark.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The metrics of an execution that has ended, as texts. */
public record SqlValuesState(List<Value> values) {

  /** Before the end. */
  public static final SqlValuesState NONE = new SqlValuesState(List.of());

  /** The text of one accumulator. */
  public record Value(long accumulatorId, String text) {}

  /** The texts by accumulator. */
  public Map<Long, String> byAccumulator() {
    Map<Long, String> texts = new HashMap<>();
    values.forEach(value -> texts.put(value.accumulatorId(), value.text()));
    return texts;
  }
}
