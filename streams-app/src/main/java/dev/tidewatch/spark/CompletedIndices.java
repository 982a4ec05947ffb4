package dev.tidewatch.spark;

import dev.tidewatch.core.spark.state.StageKey;
import java.util.BitSet;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Which of up to {@value #SIZE} neighbouring task indices have succeeded, so that a second success
 * of the same task is not counted again.
 *
 * @param words as {@link BitSet#toLongArray}
 */
record CompletedIndices(List<Long> words) {

  static final int SIZE = 1024;

  /** Where the indices of a stage attempt belong. */
  record StageScope(StageKey stage, int number) {}

  /** Where the indices of a job's stage belong, whichever attempt completed them. */
  record JobScope(int jobId, int stageId, int number) {}

  static BitSet bits(CompletedIndices stored) {
    return BitSet.valueOf(stored.words().stream().mapToLong(Long::longValue).toArray());
  }

  static CompletedIndices of(BitSet bits) {
    return new CompletedIndices(LongStream.of(bits.toLongArray()).boxed().toList());
  }
}
