package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.TaskEndReason;

/** Speculative task attempts of a stage by what became of them. */
public record Speculation(int tasks, int active, int completed, int failed, int killed) {

  /** No speculative attempt yet. */
  public static final Speculation NONE = new Speculation(0, 0, 0, 0, 0);

  /** One more attempt runs. */
  public Speculation started() {
    return new Speculation(tasks + 1, active + 1, completed, failed, killed);
  }

  /** One attempt ended. */
  public Speculation ended(TaskEndReason.Kind kind) {
    return switch (kind) {
      case SUCCESS -> new Speculation(tasks, active - 1, completed + 1, failed, killed);
      case FAILED, RESUBMITTED -> new Speculation(tasks, active - 1, completed, failed + 1, killed);
      case KILLED -> new Speculation(tasks, active - 1, completed, failed, killed + 1);
    };
  }
}
