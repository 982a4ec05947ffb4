package dev.tidewatch.query;

import java.time.Duration;

/**
 * The moment by which an answer is of use. It is handed on from step to step, so that no step waits
 * longer than its caller. Nothing is interrupted: whoever can wait asks {@link #remaining()} first.
 *
 * @param nanoTime on the clock of {@link System#nanoTime()} of this process
 */
public record Deadline(long nanoTime) {

  /** The deadline that lies this far ahead of now. */
  public static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** The time that is left; zero once it has passed. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }
}
