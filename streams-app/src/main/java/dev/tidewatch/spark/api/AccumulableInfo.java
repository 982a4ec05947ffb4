package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.event.Accumulable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spark's {@code AccumulableInfo}: an accumulator of the user's program. */
public record AccumulableInfo(
    long id, @Nullable String name, @Nullable String update, @Nullable String value) {

  static List<AccumulableInfo> of(List<Accumulable> accumulables) {
    return accumulables.stream()
        .map(each -> new AccumulableInfo(each.id(), each.name(), each.update(), each.value()))
        .toList();
  }
}
