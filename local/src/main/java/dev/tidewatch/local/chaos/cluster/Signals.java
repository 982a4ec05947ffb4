package dev.tidewatch.local.chaos.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends signals that the JDK does not know. */
final class Signals {
  private Signals() {}

  /** Stops every thread of a process (SIGSTOP): nothing of it runs, and its connections stay. */
  static void suspend(long pid) {
    send("STOP", pid);
  }

  /** Lets a stopped process go on (SIGCONT). */
  static void resume(long pid) {
    send("CONT", pid);
  }

  private static void send(String signal, long pid) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).inheritIO().start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("no SIG" + signal + " for process " + pid);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending SIG" + signal, e);
    }
  }
}
