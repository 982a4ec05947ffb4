package dev.tidewatch.local.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Tells the person at the terminal what is being done and how long it took, a line a step. */
final class Steps {
  private final PrintWriter out;

  Steps(PrintWriter out) {
    this.out = out;
  }

  /** Says something that is no step of its own. */
  void say(String label, Object text) {
    out.printf("  %-10s %s%n", label, text);
    out.flush();
  }

  /**
   * Does one step.
   *
   * @param label said before it begins
   * @param step what to do
   * @param outcome what to say of its result
   */
  <T> T step(String label, Callable<T> step, Function<T, Object> outcome) throws Exception {
    out.printf("  %-10s ", label);
    out.flush();
    long start = System.nanoTime();
    try {
      T result = step.call();
      out.printf("%-36s", outcome.apply(result));
      out.print(took(System.nanoTime() - start));
      return result;
    } finally {
      // Also after a failure, so that the error has a line to itself.
      out.println();
      out.flush();
    }
  }

  private static String took(long nanos) {
    return String.format(Locale.ROOT, "%6.1f s", Duration.ofNanos(nanos).toMillis() / 1000.0);
  }
}
