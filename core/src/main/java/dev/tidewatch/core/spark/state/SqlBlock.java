package dev.tidewatch.core.spark.state;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@value #SIZE} neighbouring task indices of a stage attempt have added to the accumulators
 * of SQL metrics. Mutable, so that a task changes it at a flat cost; owned by one stream thread.
 */
public final class SqlBlock {

  /** Task indices of one block. */
  public static final int SIZE = 64;

  private final int number;
  private final BitSet succeeded;
  private final Map<Long, long[]> values = new LinkedHashMap<>();
  private boolean touched;

  /**
   * Where a block belongs.
   *
   * @param number from 0, of {@value #SIZE} indices each
   */
  public record Key(StageKey stage, int number) {

    static Key of(StageKey stage, int index) {
      return new Key(stage, index / SIZE);
    }
  }

  /** The values of one accumulator, by the position of the index in the block. */
  @SuppressWarnings("ArrayRecordComponent") // written and read at once, never compared
  public record Row(long accumulatorId, long[] values) {}

  /**
   * What is stored.
   *
   * @param succeeded as {@link BitSet#toLongArray}
   */
  public record Stored(int number, List<Long> succeeded, List<Row> rows) {}

  SqlBlock(int number) {
    this(number, new BitSet(SIZE));
  }

  private SqlBlock(int number, BitSet succeeded) {
    this.number = number;
    this.succeeded = succeeded;
  }

  /** From what was stored. */
  public static SqlBlock of(Stored stored) {
    long[] words = stored.succeeded().stream().mapToLong(Long::longValue).toArray();
    SqlBlock block = new SqlBlock(stored.number(), BitSet.valueOf(words));
    stored
        .rows()
        .forEach(row -> block.values.put(row.accumulatorId(), Arrays.copyOf(row.values(), SIZE)));
    return block;
  }

  /** For the store. */
  public Stored toStored() {
    return new Stored(
        number,
        Arrays.stream(succeeded.toLongArray()).boxed().toList(),
        values.entrySet().stream().map(row -> new Row(row.getKey(), row.getValue())).toList());
  }

  /** Its number within the stage attempt. */
  public int number() {
    return number;
  }

  /** Whether it has changed since the last time that this was asked. */
  public boolean touched() {
    boolean was = touched;
    touched = false;
    return was;
  }

  boolean hasSucceeded(int index) {
    return succeeded.get(index % SIZE);
  }

  void succeeded(int index) {
    succeeded.set(index % SIZE);
    touched = true;
  }

  /** Sets the value of a task index; a later attempt of the task replaces it. */
  void reported(int index, long accumulatorId, long value) {
    values.computeIfAbsent(accumulatorId, id -> new long[SIZE])[index % SIZE] = value;
    touched = true;
  }

  /** The values of an accumulator, by the position of the index; null where it has none. */
  long @Nullable [] valuesOf(long accumulatorId) {
    return values.get(accumulatorId);
  }
}
