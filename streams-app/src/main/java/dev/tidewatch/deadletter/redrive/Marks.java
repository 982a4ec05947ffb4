package dev.tidewatch.deadletter.redrive;

import dev.tidewatch.core.deadletter.decode.Position;
import java.util.function.Predicate;

/** Knows which dead letters have been sent again. Safe for use by any thread. */
@FunctionalInterface
public interface Marks {

  /**
   * Of one group, for one thread; it may remember what it was told.
   *
   * @return throws a {@link org.apache.kafka.common.KafkaException} where that cannot be told now
   */
  Predicate<Position> of(String fingerprint);
}
