package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.event.ExecutorPeak;
import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.state.ExecutorState;
import java.util.List;
import java.util.OptionalLong;

/** Peaks of heaps against what they may have. */
final class Heaps {

  /** Past this much of it, an option is not what the JVM was given: nothing can be said. */
  private static final long IMPOSSIBLE_PERCENT = 105;

  private Heaps() {}

  /** Executors of the default profile that ran tasks: the others may have other memory. */
  static List<ExecutorState> ofExecutors(Judged attempt) {
    return attempt.executors().stream()
        .filter(executor -> !executor.id().equals("driver"))
        .filter(executor -> executor.place().resourceProfileId() == 0)
        .filter(executor -> executor.work().totalTasks() > 0)
        .toList();
  }

  /** Bytes; 0 where it reported none. */
  static long peak(ExecutorState executor) {
    return executor.peaks() == null ? 0 : executor.peaks().get(ExecutorPeak.JVM_HEAP_MEMORY);
  }

  /** Whether a peak is nearly all of the memory. */
  static boolean isShort(long peak, OptionalLong memory, Thresholds thresholds) {
    return memory.isPresent()
        && memory.getAsLong() > 0
        && peak > share(memory.getAsLong(), thresholds.sizing().memoryHighPercent())
        && peak <= share(memory.getAsLong(), IMPOSSIBLE_PERCENT);
  }

  static double share(long memory, long percent) {
    return memory * (percent / 100.0);
  }

  /** A quarter more than a size, in whole MiB, as an option's value. */
  static String andAQuarter(long bytes) {
    return (bytes / 4 * 5 + SparkOptions.MIB - 1) / SparkOptions.MIB + "m";
  }

  /** Milliseconds that all tasks ran. */
  static long runTime(Judged attempt) {
    return attempt.stages().stream()
        .mapToLong(stage -> stage.metric(TaskMetric.EXECUTOR_RUN_TIME))
        .sum();
  }
}
