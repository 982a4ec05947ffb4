package dev.tidewatch.query;

import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;

/**
 * The partitions of one feature. Those of all features are numbered through, so that a number says
 * which feature's partition it is.
 *
 * @param first number of its partition 0
 * @param count of its partitions
 * @param placement gives the partition, 0 to {@code count - 1}, that a key is placed in
 */
public record Section(int first, int count, ToIntFunction<byte[]> placement) {

  /** The number of the partition that a key is placed in. */
  public int partitionOf(String key) {
    return first + placement.applyAsInt(key.getBytes(StandardCharsets.UTF_8));
  }
}
