package dev.tidewatch.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A running child JVM, started by {@link JavaCommand}. Ends with this JVM at the latest, however
 * this JVM ends (see {@link Lifeline}). Thread-safe.
 */
public final class JavaProcess implements AutoCloseable {
  /** Longest time {@link #close()} waits for an orderly end. */
  public static final Duration STOP_DEADLINE = Duration.ofSeconds(20);

  private static final Duration POLL = Duration.ofMillis(50);

  /**
   * Keeps every running process reachable: once collected, its end of the lifeline would close, and
   * with it the child.
   */
  private static final Set<JavaProcess> RUNNING = ConcurrentHashMap.newKeySet();

  private final String name;
  private final Process process;
  private final ProcessLog log;

  JavaProcess(String name, Process process, ProcessLog log) {
    this.name = name;
    this.process = process;
    this.log = log;
    RUNNING.add(this);
    var unused = process.onExit().thenRun(() -> RUNNING.remove(this));
  }

  /** What error messages call it. */
  public String name() {
    return name;
  }

  /** Id of the operating system's process. */
  public long pid() {
    return process.pid();
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Exit status; 128 + signal after a signal; empty while it runs. */
  public OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** File with its standard output and error, shared by all runs that were given the same file. */
  public Path log() {
    return log.file();
  }

  /** Everything this run has logged so far. */
  public String logged() {
    return log.text();
  }

  /** The last lines this run has logged, at most {@code lines} of them. */
  public String logTail(int lines) {
    return log.tail(lines);
  }

  /** Ends it at once, as a crash would: SIGKILL, no hooks. Returns when it is gone. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Asks it to end (SIGTERM) and does not wait. */
  public void terminate() {
    // Through the handle: Process.destroy() also closes the child's input, and with that its
    // lifeline, which would end it before its hooks have run.
    process.toHandle().destroy();
  }

  /**
   * Asks it to end (SIGTERM) and waits.
   *
   * @param deadline longest wait; killed after it
   * @return the exit status, 137 if it had to be killed
   */
  public int stop(Duration deadline) {
    terminate();
    if (!endsWithin(deadline)) {
      kill();
    }
    return process.exitValue();
  }

  /** Stops it within {@link #STOP_DEADLINE}, else kills it. Does nothing when it has ended. */
  @Override
  public void close() {
    stop(STOP_DEADLINE);
  }

  /**
   * Waits for its end.
   *
   * @return whether it ended before the deadline
   */
  public boolean endsWithin(Duration deadline) {
    try {
      return process.waitFor(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  /**
   * Waits until it may be used.
   *
   * @param deadline longest wait
   * @throws ProcessFailedException when it ends before it is ready, or the deadline passes; the
   *     process is gone then
   */
  public void awaitReady(Readiness readiness, Duration deadline) {
    long end = System.nanoTime() + deadline.toNanos();
    try {
      while (!readiness.isReady(this)) {
        if (endsWithin(POLL)) {
          throw failed("ended with status " + process.exitValue() + " before it was ready");
        }
        if (Thread.currentThread().isInterrupted()) {
          throw failed("was given up: the thread that waited for it was interrupted");
        }
        if (System.nanoTime() - end > 0) {
          throw failed("was not ready after " + deadline.toMillis() + " ms");
        }
      }
    } catch (RuntimeException e) {
      kill();
      throw e;
    }
  }

  private ProcessFailedException failed(String what) {
    return new ProcessFailedException(this, what);
  }
}
