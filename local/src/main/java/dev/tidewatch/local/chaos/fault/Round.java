package dev.tidewatch.local.chaos.fault;

import java.time.Duration;

/** A fault in one place, made once. Its methods are called in their order, by one thread. */
public interface Round {
  /** What happens, and to whom, such as {@code kill -9 chaos-1}. */
  String name();

  /** Gets ready while nothing is wrong yet; what it does to answers is not measured. */
  default void prepare() {}

  /** Makes the fault. */
  void inject();

  /** How long it stays, where one phase is {@code phase} long. */
  default Duration lasts(Duration phase) {
    return phase;
  }

  /** Ends the fault, as an operator or a supervisor would. */
  void heal();

  /** How far ahead of this machine's clock it sets that of an instance. */
  default Duration clockAhead() {
    return Duration.ZERO;
  }

  /** Takes back what {@link #prepare} did. */
  default void tidy() {}
}
