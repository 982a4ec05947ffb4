package dev.tidewatch.ingest;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Shows a run to a person: one line that is redrawn on a terminal, a plain line every few seconds
 * elsewhere. Owned by the thread that ships.
 */
public final class ConsoleProgress implements ProgressListener {

  private static final long REDRAW_NANOS = 150_000_000L;
  private static final long PLAIN_NANOS = 5_000_000_000L;
  private static final int BAR = 24;
  private static final String CLEAR_LINE = "\r\u001B[2K";

  private final PrintWriter out;
  private final boolean terminal;
  private long startNanos;
  private long shownNanos;
  private boolean drawn;

  /**
   * Shows on {@code out}.
   *
   * @param terminal whether lines can be redrawn there
   */
  public ConsoleProgress(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void note(String message) {
    clear();
    out.println(message);
    out.flush();
  }

  @Override
  public void progress(Progress progress) {
    long now = System.nanoTime();
    if (startNanos == 0) {
      // Connecting is no part of the rate
      startNanos = now;
      shownNanos = now;
    }
    if (now - shownNanos < (terminal ? REDRAW_NANOS : PLAIN_NANOS)) {
      return;
    }
    shownNanos = now;
    String line = line(progress, (now - startNanos) / 1e9);
    if (terminal) {
      out.print(CLEAR_LINE + line);
      drawn = true;
    } else {
      out.println(line);
    }
    out.flush();
  }

  @Override
  public void done() {
    clear();
  }

  private void clear() {
    if (drawn) {
      out.print(CLEAR_LINE);
      out.flush();
      drawn = false;
    }
  }

  /** The run in one line of less than 100 characters. */
  static String line(Progress progress, double seconds) {
    double total = Math.max(progress.storedBytesTotal(), progress.storedBytes());
    double share = total == 0 ? 0 : progress.storedBytes() / total;
    double rate = seconds <= 0 ? 0 : progress.events() / seconds;
    int filled = (int) (share * BAR);
    return String.format(
        Locale.ROOT,
        "%s%s %3.0f%%  %d/%d logs  %,d events  %.1f of %.1f MB  %,.0f/s  %s",
        "█".repeat(filled),
        "░".repeat(BAR - filled),
        share * 100,
        progress.logsDone(),
        progress.logs(),
        progress.events(),
        progress.storedBytes() / 1e6,
        total / 1e6,
        rate,
        share <= 0 || share >= 1 ? "" : "ETA " + duration(seconds / share * (1 - share)));
  }

  private static String duration(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60
        ? whole + " s"
        : String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
  }
}
