package dev.tidewatch.spark;

import dev.tidewatch.core.spark.state.StageKey;
import dev.tidewatch.core.spark.state.TaskState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@value #SIZE} task attempts of a stage whose ids follow each other, stored as one value:
 * one write for many tasks, while a change of one never rewrites more than these. Mutable, owned by
 * one stream thread; what is stored is {@link Stored}.
 */
final class TaskChunk {

  static final int SIZE = 64;
  private static final int SHIFT = 6;

  private final @Nullable TaskState[] slots = new @Nullable TaskState[SIZE];
  private int running;

  /** A bit for each slot whose attempt has ended and is not kept. */
  private long dropped;

  /** Where a chunk belongs. */
  record Key(StageKey stage, long number) {

    static Key of(StageKey stage, long taskId) {
      return new Key(stage, taskId >> SHIFT);
    }
  }

  /**
   * The value of a chunk.
   *
   * @param tasks those that are kept, ascending by task id
   * @param dropped bit n stands for the n-th id of the chunk, whose attempt is not kept
   */
  record Stored(List<TaskState> tasks, long dropped) {}

  static TaskChunk of(Stored stored) {
    TaskChunk chunk = new TaskChunk();
    stored.tasks().forEach(chunk::put);
    chunk.dropped = stored.dropped();
    return chunk;
  }

  @Nullable TaskState get(long taskId) {
    return slots[slot(taskId)];
  }

  TaskChunk put(TaskState task) {
    int slot = slot(task.info().taskId());
    TaskState before = slots[slot];
    running += (task.ended() ? 0 : 1) - (before == null || before.ended() ? 0 : 1);
    slots[slot] = task;
    return this;
  }

  boolean isDropped(long taskId) {
    return (dropped & 1L << slot(taskId)) != 0;
  }

  /** Keeps no more of an attempt than that it has ended. */
  TaskChunk drop(long taskId) {
    int slot = slot(taskId);
    TaskState before = slots[slot];
    running -= before == null || before.ended() ? 0 : 1;
    slots[slot] = null;
    dropped |= 1L << slot;
    return this;
  }

  boolean anyRunning() {
    return running > 0;
  }

  Stored toStored() {
    return new Stored(
        new ArrayList<>(Arrays.stream(slots).filter(Objects::nonNull).toList()), dropped);
  }

  private static int slot(long taskId) {
    return (int) (taskId & (SIZE - 1));
  }
}
