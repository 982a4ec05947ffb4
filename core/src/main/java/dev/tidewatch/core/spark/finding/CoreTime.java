package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.ExecutorState;
import java.util.Optional;

/**
 * Core time of all executors, in milliseconds.
 *
 * @param held from their start to their end, or until now
 * @param used by tasks
 */
record CoreTime(long held, long used) {

  /**
   * Empty while a task runs: how long it has used its core is added when it ends, so that a busy
   * application would look idle. Empty as well where a clock went backwards.
   */
  static Optional<CoreTime> of(Judged attempt) {
    long held = 0;
    long used = 0;
    for (ExecutorState executor : attempt.executors()) {
      long time = end(executor, attempt.application()) - executor.addTime();
      if (time < 0 || executor.work().activeTasks() > 0) {
        return Optional.empty();
      }
      held += time * executor.place().totalCores();
      used += executor.work().totalDuration() * attempt.application().cpusPerTask();
    }
    return used < 0 ? Optional.empty() : Optional.of(new CoreTime(held, used));
  }

  /** When an executor was gone, or what is known last. */
  static long end(ExecutorState executor, ApplicationState application) {
    Long removed = executor.removeTime();
    if (removed != null) {
      return removed;
    }
    return application.completed() ? application.endTime() : application.lastEventTime();
  }

  boolean isIdle(Thresholds thresholds) {
    return (held - used) * 100 > held * thresholds.idlePercent();
  }

  double idlePercent() {
    return 100.0 * (held - used) / held;
  }
}
