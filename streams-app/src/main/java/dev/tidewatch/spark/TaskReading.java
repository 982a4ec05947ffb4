package dev.tidewatch.spark;

import dev.tidewatch.core.spark.finding.TaskNumbers;
import dev.tidewatch.core.spark.state.DroppedTasks;
import dev.tidewatch.core.spark.state.StageKey;
import dev.tidewatch.core.spark.state.StageState;
import dev.tidewatch.core.spark.state.TaskState;
import dev.tidewatch.spark.FindingRows.Numbers;
import dev.tidewatch.spark.StoreKeys.Kind;
import dev.tidewatch.store.RecordStore;
import dev.tidewatch.store.StoreReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tasks of an attempt, as many at a time as it may, of those stages alone whose numbers
 * are too old. A stage that runs is read again when a quarter more of its tasks have succeeded, one
 * that has ended when any has: so all readings of a stage together read no more than five times its
 * tasks. Owned by one stream thread.
 */
final class TaskReading {

  private final AttemptKey attempt;
  private final Function<StageKey, DroppedTasks> dropped;
  private final StoreReader stores;
  private final FindingRows rows;
  private final Map<StageKey, Numbers> known;
  private final Deque<StageState> open = new ArrayDeque<>();
  private TaskNumbers.Collector collector = new TaskNumbers.Collector();
  private byte @Nullable [] next;

  /**
   * @param dropped the tasks of a stage that are not kept one by one
   */
  TaskReading(
      AttemptKey attempt,
      List<StageState> stages,
      Function<StageKey, DroppedTasks> dropped,
      StoreReader stores,
      FindingRows rows) {
    this.attempt = attempt;
    this.dropped = dropped;
    this.stores = stores;
    this.rows = rows;
    this.known = rows.numbers(attempt);
    stages.stream()
        .filter(stage -> isOld(known.get(StageKey.of(stage.info())), stage))
        .forEach(open::add);
  }

  private static boolean isOld(@Nullable Numbers numbers, StageState stage) {
    long succeeded = stage.tasks().completed();
    if (numbers == null) {
      return succeeded > 0;
    }
    return stage.live()
        ? succeeded * 4 > numbers.succeeded() * 5L
        : succeeded != numbers.succeeded();
  }

  /** Whether there is nothing left to read. */
  boolean isDone() {
    return open.isEmpty();
  }

  /**
   * Reads on, at least one chunk of tasks.
   *
   * @param limit tasks after which it stops
   * @return tasks that were read
   */
  int read(int limit) {
    int read = 0;
    while (!open.isEmpty() && read < limit) {
      StageState stage = open.getFirst();
      int more = read(stage, limit - read);
      read += more;
      if (next == null) {
        end(stage);
      }
    }
    return read;
  }

  private int read(StageState stage, int limit) {
    byte[] all = StoreKeys.ofStage(StoreKeys.attempt(attempt), Kind.TASKS, key(stage));
    int[] read = {0};
    byte[] from = next == null ? all : next;
    next = null;
    stores.scanFrom(
        SparkStores.DETAILS,
        from,
        (key, value) -> {
          if (!RecordStore.isIn(all, key)) {
            return false;
          }
          if (read[0] >= limit) {
            next = key;
            return false;
          }
          List<TaskState> tasks = Codecs.TASKS.decode(value).tasks();
          tasks.forEach(collector::add);
          read[0] += tasks.size();
          return true;
        });
    return read[0];
  }

  private void end(StageState stage) {
    Numbers numbers =
        new Numbers(stage.tasks().completed(), collector.add(dropped.apply(key(stage))).numbers());
    rows.put(attempt, key(stage), numbers);
    known.put(key(stage), numbers);
    collector = new TaskNumbers.Collector();
    open.removeFirst();
  }

  /** The numbers of a stage's tasks, as far as they have been read. */
  TaskNumbers of(StageState stage) {
    Numbers numbers = known.get(key(stage));
    return numbers == null ? TaskNumbers.NONE : numbers.tasks();
  }

  private static StageKey key(StageState stage) {
    return StageKey.of(stage.info());
  }
}
