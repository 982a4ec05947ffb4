package dev.tidewatch.local.connectors;

import java.util.List;

/** How a connector is after it was applied. */
sealed interface Outcome {

  /** It runs, all of it, and did so for a while. */
  record Runs(int tasks) implements Outcome {}

  /** Somebody has paused or stopped it, and it stays so. */
  record Rests(String state) implements Outcome {}

  /** These of it have failed, and do not start again by themselves. */
  record Failed(List<ConnectorState.Part> parts) implements Outcome {
    public Failed {
      parts = List.copyOf(parts);
    }
  }

  /** It did not get there in time; how far it got. */
  record Late(String state) implements Outcome {}

  /** Whether there is nothing to be done. */
  default boolean isGood() {
    return this instanceof Runs || this instanceof Rests;
  }
}
