package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.TaskInfo;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * Which task attempts of a stage attempt are kept one by one, so that a stage of millions costs no
 * more than its limit: all until there are as many as the limit, as in Spark's own UI ({@code
 * spark.ui.retainedTasks}); from then on the slowest, those that failed or were killed, and a
 * sample that thins out. The others are counted in {@link DroppedTasks}. Beyond the limit are kept,
 * each a hundredth of it: the slowest, the first without success, and a sample for each time that
 * what came after the limit doubles. Mutable; owned by one stream thread.
 */
public final class StageDetail {

  /** The limit unless configured, which is Spark's. */
  public static final int DEFAULT_RETAINED = 100_000;

  /** What is kept beyond the limit, of each kind, is the limit divided by this. */
  private static final int SHARE = 100;

  private long kept;
  private long withoutSuccess;
  private long sampled;
  private int sampleShift = 1;
  private final PriorityQueue<Slow> slowest =
      new PriorityQueue<>(
          Comparator.comparingLong(Slow::duration)
              .thenComparing(Comparator.comparingLong(Slow::taskId).reversed()));
  private final DroppedTasks dropped;

  /** One of the slowest, in milliseconds. */
  public record Slow(long taskId, long duration) {}

  /** What is stored. */
  public record Stored(
      long kept,
      long withoutSuccess,
      long sampled,
      int sampleShift,
      List<Slow> slowest,
      DroppedTasks.Stored dropped) {}

  /** Nothing has ended yet. */
  public StageDetail() {
    this.dropped = new DroppedTasks();
  }

  private StageDetail(Stored stored) {
    this.kept = stored.kept();
    this.withoutSuccess = stored.withoutSuccess();
    this.sampled = stored.sampled();
    this.sampleShift = stored.sampleShift();
    this.slowest.addAll(stored.slowest());
    this.dropped = DroppedTasks.of(stored.dropped());
  }

  /** From what was stored. */
  public static StageDetail of(Stored stored) {
    return new StageDetail(stored);
  }

  /** For the store. */
  public Stored toStored() {
    return new Stored(
        kept, withoutSuccess, sampled, sampleShift, List.copyOf(slowest), dropped.toStored());
  }

  /**
   * Takes note of an attempt that has ended, and says which one is to be dropped: this one, or one
   * of the slowest that is not any more.
   *
   * @param limit of attempts until which all are kept
   * @return the id of one that was kept until now or of this one; empty where none is to go
   */
  OptionalLong ended(TaskState task, int limit) {
    if (kept < limit) {
      kept++;
      return OptionalLong.empty();
    }
    long share = Math.max(1, limit / SHARE);
    if (!task.status().equals("SUCCESS") && withoutSuccess < share) {
      withoutSuccess++;
      return OptionalLong.empty();
    }
    TaskInfo info = task.info();
    Slow slow = new Slow(info.taskId(), TaskState.duration(info));
    if (slowest.size() < share) {
      slowest.add(slow);
      return OptionalLong.empty();
    }
    Slow least = slowest.element();
    if (slow.duration() > least.duration()) {
      slowest.remove();
      slowest.add(slow);
      return OptionalLong.of(least.taskId());
    }
    return isSampled(info.taskId(), share) ? OptionalLong.empty() : OptionalLong.of(info.taskId());
  }

  /** One of two at first, and one of twice as many each time that a share of them was taken. */
  private boolean isSampled(long taskId, long share) {
    if (mixed(taskId) >>> (Long.SIZE - sampleShift) != 0) {
      return false;
    }
    sampled++;
    if (sampled >= share && sampleShift < Long.SIZE - 1) {
      sampled = 0;
      sampleShift++;
    }
    return true;
  }

  /** The finisher of SplitMix64, so that neighbours fall apart. */
  private static long mixed(long id) {
    long z = id + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** What is not kept. */
  public DroppedTasks dropped() {
    return dropped;
  }
}
