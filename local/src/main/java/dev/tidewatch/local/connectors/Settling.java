package dev.tidewatch.local.connectors;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a connector runs, or will not. The state that a worker tells does not say to which
 * settings it belongs: for a moment after a change it is that of the old tasks, and a task that
 * cannot do its work runs until its first record. So what it is has to last. Owned by one thread.
 */
final class Settling {

  /** How long the same state has to be seen after a change. */
  static final Duration LASTING = Duration.ofSeconds(3);

  /** A connector that has no tasks may still be looking for what to do. */
  static final Duration WITHOUT_TASKS = Duration.ofSeconds(10);

  private final Duration patience;
  private final boolean touched;
  private final long begun;
  private @Nullable Outcome seen;
  private long since;

  /**
   * Begins to wait.
   *
   * @param touched whether it was just made, changed or restarted
   * @param patience how long at most, not counting what the last state has to last
   * @param now in nanoseconds, of any clock
   */
  Settling(boolean touched, Duration patience, long now) {
    this.touched = touched;
    this.patience = patience;
    this.begun = now;
    this.since = now;
  }

  /**
   * Takes what the worker tells.
   *
   * @param state null where it has none yet
   * @param now in nanoseconds of the same clock
   * @return what became of it; empty while that may change
   */
  Optional<Outcome> look(@Nullable ConnectorState state, long now) {
    Outcome outcome = of(state);
    if (seen == null || !isSame(seen, outcome)) {
      since = now;
    }
    seen = outcome;
    boolean done =
        outcome instanceof Outcome.Late
            ? now - begun > patience.toNanos()
            : now - since >= lasting(outcome).toNanos();
    return done ? Optional.of(outcome) : Optional.empty();
  }

  private static boolean isSame(Outcome one, Outcome other) {
    return one.getClass() == other.getClass()
        && (!(one instanceof Outcome.Runs) || one.equals(other));
  }

  private Duration lasting(Outcome outcome) {
    if (!touched) {
      return Duration.ZERO;
    }
    return outcome.equals(new Outcome.Runs(0)) ? WITHOUT_TASKS : LASTING;
  }

  private static Outcome of(@Nullable ConnectorState state) {
    if (state == null) {
      return new Outcome.Late("no state yet");
    }
    List<ConnectorState.Part> failed =
        state.parts().stream().filter(ConnectorState.Part::hasFailed).toList();
    if (!failed.isEmpty()) {
      return new Outcome.Failed(failed);
    }
    if (state.isResting()) {
      return new Outcome.Rests(state.state());
    }
    return state.isRunning()
        ? new Outcome.Runs(state.tasks().size())
        : new Outcome.Late(state.brief());
  }
}
