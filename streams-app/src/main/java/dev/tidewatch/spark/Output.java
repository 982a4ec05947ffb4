package dev.tidewatch.spark;

import org.jspecify.annotations.Nullable;

/** What the topology says to the outside, keyed by attempt or application. */
sealed interface Output {

  /** The latest state of an attempt; null when it has been evicted. */
  record Application(AttemptKey attempt, @Nullable SparkApplication value) implements Output {}

  /** A line that was refused. */
  record Refused(DeadLine value) implements Output {}
}
