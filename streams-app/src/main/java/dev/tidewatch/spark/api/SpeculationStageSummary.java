package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.state.Speculation;
import org.jspecify.annotations.Nullable;

/** Spark's {@code SpeculationStageSummary}. */
public record SpeculationStageSummary(
    int numTasks,
    int numActiveTasks,
    int numCompletedTasks,
    int numFailedTasks,
    int numKilledTasks) {

  static @Nullable SpeculationStageSummary of(@Nullable Speculation state) {
    return state == null
        ? null
        : new SpeculationStageSummary(
            state.tasks(), state.active(), state.completed(), state.failed(), state.killed());
  }
}
