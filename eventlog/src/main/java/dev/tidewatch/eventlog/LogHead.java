package dev.tidewatch.eventlog;

import dev.tidewatch.eventlog.JsonText.HeadEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the beginning of a log for the application and attempt it belongs to, and for whether it is
 * an event log at all.
 *
 * <p>Spark writes {@code SparkListenerApplicationStart} after the log's start, the environment and
 * a few block managers, so within the first ten lines as a rule; the bounds here are generous.
 */
public final class LogHead {

  private static final int MAX_LINES = 2_000;

  /** Uncompressed bytes looked at. Environments of some megabytes have been seen. */
  private static final long MAX_BYTES = 64 << 20;

  /** A file without line ends is no log, and need not be held to find out. */
  private static final TailOptions OPTIONS = TailOptions.DEFAULT.withMaxLineBytes(8 << 20);

  private static final int STEP = 64 << 10;

  /** A file whose first lines hold no event at all is something else. */
  private static final int LINES_WITHOUT_EVENT = 20;

  private LogHead() {}

  /**
   * Identifies a log.
   *
   * @throws IOException when the log's directory can't be listed
   */
  public static LogIdentity identify(EventLog log) throws IOException {
    boolean complete = LogView.of(log).complete();
    Scan scan = new Scan();
    TailState state = TailState.MORE;
    try (EventLogTail tail = new EventLogTail(log, Positions.NONE, OPTIONS)) {
      for (long read = 0; !scan.isOver() && read < MAX_BYTES; read += STEP) {
        state = tail.poll(STEP, scan);
        if (state != TailState.MORE) {
          break;
        }
      }
    }
    if (scan.found != null) {
      return scan.found;
    }
    if (scan.events == 0) {
      return withoutEvents(log, scan, complete);
    }
    if (state == TailState.CAUGHT_UP && !complete) {
      return new LogIdentity.Pending("it has no SparkListenerApplicationStart yet");
    }
    return new LogIdentity.FromName(nameAsAttempt(log));
  }

  private static LogIdentity withoutEvents(EventLog log, Scan scan, boolean complete)
      throws IOException {
    if (!complete && scan.lines == 0 && scan.firstProblem == null) {
      return new LogIdentity.Pending("Spark has written no event to it yet");
    }
    if (scan.lines == 0 && scan.firstProblem != null) {
      Optional<IOException> closed = whyItCannotBeOpened(log);
      if (closed.isPresent()) {
        return new LogIdentity.Unreadable("it can't be read (" + closed.get() + ")");
      }
      return new LogIdentity.NotAnEventLog(scan.firstProblem.detail());
    }
    if (scan.lines == 0) {
      return new LogIdentity.NotAnEventLog("it is empty");
    }
    Codec announced = Codec.announced(log.name());
    String claim =
        announced == Codec.NONE ? "" : " (nor is it " + announced + ", as its name says)";
    return new LogIdentity.NotAnEventLog(
        "its first lines are no JSON objects with a field \"Event\""
            + claim
            + ": it begins with "
            + scan.beginning);
  }

  /** Tells what may be mended any time from what will not be decoded the next time either. */
  private static Optional<IOException> whyItCannotBeOpened(EventLog log) throws IOException {
    for (Segment segment : LogView.of(log).segments()) {
      try {
        log.files().open(segment.path()).close();
        return Optional.empty();
      } catch (IOException e) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }

  private static ApplicationAttempt nameAsAttempt(EventLog log) {
    String name = log.name();
    return LogNames.attemptIn(
        name.startsWith(LogNames.ROLLING_DIRECTORY)
            ? name.substring(LogNames.ROLLING_DIRECTORY.length())
            : name);
  }

  private static final class Scan implements LineSink {
    private int lines;
    private int events;
    private String beginning = "";
    private @Nullable LogIdentity found;
    private @Nullable LogProblem firstProblem;

    boolean isOver() {
      return found != null || lines >= MAX_LINES || (events == 0 && lines >= LINES_WITHOUT_EVENT);
    }

    @Override
    public void line(LogFile file, long offset, byte[] buffer, int start, int length) {
      if (isOver()) {
        return;
      }
      if (lines++ == 0) {
        beginning = printable(buffer, start, Math.min(length, 24));
      }
      HeadEvent event = JsonText.headEvent(buffer, start, length);
      if (event == null) {
        return;
      }
      events++;
      if (event.isApplicationStart()) {
        found = identity(event, file);
      }
    }

    private static LogIdentity identity(HeadEvent start, LogFile file) {
      String id = start.applicationId();
      if (id == null || id.isEmpty()) {
        // Spark before 1.4 in some modes: the event is there and has no id
        return new LogIdentity.FromName(LogNames.attemptIn(logName(file)));
      }
      return new LogIdentity.FromEvent(new ApplicationAttempt(id, start.attempt()));
    }

    private static String logName(LogFile file) {
      int slash = file.name().indexOf('/');
      return slash < 0
          ? file.name()
          : file.name().substring(LogNames.ROLLING_DIRECTORY.length(), slash);
    }

    @Override
    public void problem(LogProblem problem) {
      if (firstProblem == null) {
        firstProblem = problem;
      }
    }

    /** Bytes of an unknown file, safe to print on a terminal. */
    private static String printable(byte[] buffer, int start, int length) {
      String text = new String(buffer, start, length, StandardCharsets.ISO_8859_1);
      StringBuilder shown = new StringBuilder("'");
      text.chars().forEach(c -> shown.append(c >= 0x20 && c < 0x7F ? (char) c : '·'));
      return shown.append('\'').toString();
    }
  }
}
