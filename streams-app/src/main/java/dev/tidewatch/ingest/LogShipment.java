package dev.tidewatch.ingest;

import dev.tidewatch.eventlog.EventLogTail;
import dev.tidewatch.eventlog.LineSink;
import dev.tidewatch.eventlog.LogCatalog.Planned;
import dev.tidewatch.eventlog.LogFile;
import dev.tidewatch.eventlog.LogPosition;
import dev.tidewatch.eventlog.LogProblem;
import dev.tidewatch.eventlog.Positions;
import dev.tidewatch.eventlog.TailOptions;
import dev.tidewatch.eventlog.TailState;
import dev.tidewatch.ingest.IngestReport.ShippedLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** One log on its way: the tail at one end, the sender at the other. Owned by one thread. */
final class LogShipment implements LineSink, AutoCloseable {

  private final Planned planned;
  private final EventLogTail tail;
  private final EventSender sender;
  private final ProgressListener listener;
  private final RecordOrigin origin;
  private final List<LogProblem> problems = new ArrayList<>();
  private final Map<LogFile, LogPosition> uncommitted = new LinkedHashMap<>();

  /** Positions as last noted: a log that waits has nothing to store again. */
  private final Map<LogFile, LogPosition> noted = new HashMap<>();

  private long events;
  private long bytes;
  private boolean ended;
  private boolean atRest;

  LogShipment(
      Planned planned,
      Positions resume,
      TailOptions options,
      EventSender sender,
      ProgressListener listener) {
    this.listener = listener;
    this.planned = planned;
    this.tail = new EventLogTail(planned.log(), resume, options);
    this.sender = sender;
    this.origin = new RecordOrigin(planned.attempt());
  }

  /**
   * Sends what the log has, about {@code maxBytes} at most.
   *
   * @throws IOException when the log can't be listed now
   */
  TailState poll(long maxBytes) throws IOException {
    TailState state = tail.poll(maxBytes, this);
    ended = state == TailState.ENDED;
    atRest = state != TailState.MORE;
    LogFile current = tail.file();
    LogPosition position = new LogPosition(tail.offset(), false);
    if (current != null && !position.equals(noted.put(current, position))) {
      uncommitted.put(current, position);
    }
    return state;
  }

  /** Hands out positions that moved since the last time. Everything sent must be acknowledged. */
  void commit(BiConsumer<LogFile, LogPosition> store) {
    uncommitted.forEach(store);
    uncommitted.clear();
  }

  @Override
  public void line(LogFile from, long offset, byte[] buffer, int start, int length) {
    sender.send(origin, from, offset, buffer, start, length);
    events++;
    bytes += length;
  }

  @Override
  public void finished(LogFile from, long offset) {
    uncommitted.put(from, new LogPosition(offset, true));
    noted.remove(from);
  }

  @Override
  public void problem(LogProblem problem) {
    listener.note(problem.toString());
    if (problem.kind() == LogProblem.Kind.OVERLONG_LINE) {
      sender.refused(problem.file(), problem.offset(), problem.length());
    } else {
      problems.add(problem);
    }
  }

  Planned planned() {
    return planned;
  }

  /** Whether there was no more to read at the last look. */
  boolean isAtRest() {
    return atRest;
  }

  /** Lines handed to the producer so far. */
  long events() {
    return events;
  }

  long storedBytesRead() {
    try {
      return tail.storedBytesRead();
    } catch (IOException e) {
      // Progress only
      return 0;
    }
  }

  List<LogProblem> problems() {
    return List.copyOf(problems);
  }

  /** What came of it. Everything sent must be acknowledged or refused. */
  ShippedLog report() {
    return new ShippedLog(
        planned.log().path(),
        planned.attempt(),
        events - origin.refusedEvents(),
        bytes - origin.refusedBytes(),
        ended);
  }

  @Override
  public void close() throws IOException {
    tail.close();
  }
}
