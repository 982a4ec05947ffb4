package dev.tidewatch.deadletter.command;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a partition of a dead-letter topic.
 *
 * @param from the first offset
 * @param to the offset after the last
 * @param offsets the only ones of these that are meant, ascending; null for all
 */
public record Slice(String topic, int partition, long from, long to, @Nullable List<Long> offsets) {

  public Slice {
    offsets = offsets == null ? null : List.copyOf(offsets);
  }

  /** Whether an offset of the partition is in it. */
  public boolean has(long offset) {
    return offset >= from
        && offset < to
        && (offsets == null || Collections.binarySearch(offsets, offset) >= 0);
  }
}
