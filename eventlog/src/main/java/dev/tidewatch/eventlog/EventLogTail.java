package dev.tidewatch.eventlog;

import dev.tidewatch.eventlog.LogProblem.Kind;
import dev.tidewatch.eventlog.SegmentReader.Outcome;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one event log from where an earlier reader stopped to its end, also while Spark still
 * writes, rolls, renames, compacts or deletes it.
 *
 * <p>There are no threads inside: the owner polls, on one thread at a time, and what a poll finds
 * goes to the owner's {@link LineSink} during that call. A tail holds one open file and one line
 * buffer; while it waits, only the unfinished line.
 *
 * <p>A file that can't be decoded to its end is never {@linkplain LineSink#finished finished}: the
 * problem is reported, the log goes on with its next file, and a later reader tries the rest again.
 */
public final class EventLogTail implements AutoCloseable {

  private final EventLog log;
  private final Positions positions;
  private final TailOptions options;

  private @Nullable SegmentCursor cursor;
  private @Nullable SegmentReader open;
  private boolean ended;
  private long storedBytesBefore;

  /**
   * A tail that has not touched the file system yet.
   *
   * @param positions asked for each file of this log when it is opened
   */
  public EventLogTail(EventLog log, Positions positions, TailOptions options) {
    this.log = log;
    this.positions = positions;
    this.options = options;
  }

  /** The log being read. */
  public EventLog log() {
    return log;
  }

  /** The file being read, or null before the first, between files and after the last. */
  public @Nullable LogFile file() {
    return open == null ? null : open.segment().file();
  }

  /** The uncompressed offset of the next line of {@link #file()}; 0 where that is null. */
  public long offset() {
    return open == null ? 0 : open.position();
  }

  /** Bytes that were read of the log's files as they are stored: the measure of progress. */
  public long storedBytesRead() throws IOException {
    return storedBytesBefore + (open == null ? 0 : open.storedBytesRead());
  }

  /**
   * Delivers what there is, of each file about {@code maxBytes} at most, uncompressed.
   *
   * @throws IOException when the log's directory can't be listed; the tail stays usable
   */
  public TailState poll(long maxBytes, LineSink sink) throws IOException {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes is not positive: " + maxBytes);
    }
    while (!ended) {
      // Listed before the read: what this view calls complete ends in the bytes read after it
      LogView view = LogView.of(log);
      boolean complete = view.complete() && hasSettled(view);
      if (open == null) {
        open = openNext(view, complete, sink);
      }
      if (open == null) {
        ended = complete && cursor(view).isExhausted(view);
        reportDeletion(view, sink);
        return ended ? TailState.ENDED : TailState.CAUGHT_UP;
      }
      boolean isFinal = complete || view.goesOnAfter(open.segment());
      Outcome outcome = open.read(isFinal, maxBytes, sink);
      if (outcome != Outcome.DONE) {
        return outcome == Outcome.MORE ? TailState.MORE : TailState.CAUGHT_UP;
      }
      cursor(view).finished(open.segment());
      closeOpen();
      ended = complete && cursor(view).isExhausted(view);
      reportDeletion(view, sink);
    }
    return TailState.ENDED;
  }

  private SegmentCursor cursor(LogView view) {
    if (cursor == null) {
      cursor = new SegmentCursor(positions, view);
    }
    return cursor;
  }

  private @Nullable SegmentReader openNext(LogView view, boolean complete, LineSink sink) {
    while (true) {
      SegmentCursor.Next next = cursor(view).next(view);
      if (next.problem() != null) {
        sink.problem(next.problem());
      }
      Segment segment = next.segment();
      if (segment == null && next.problem() == null) {
        return null;
      }
      if (segment != null) {
        try {
          long offset = positions.of(segment.file()).offset();
          boolean isFinal = complete || view.goesOnAfter(segment);
          Optional<SegmentReader> opened =
              SegmentReader.open(log.files(), segment, offset, isFinal, options);
          if (opened.isPresent()) {
            cursor(view).opened();
          }
          return opened.orElse(null);
        } catch (SegmentReader.UnopenableException e) {
          sink.problem(e.problem());
          cursor(view).finished(segment);
        }
      }
    }
  }

  private void reportDeletion(LogView view, LineSink sink) {
    if (ended && view.segments().isEmpty()) {
      String detail = "the log was deleted before its end was seen; what was open was read";
      sink.problem(new LogProblem(Kind.DELETED, new LogFile(log.name()), 0, 0, detail));
    }
  }

  private boolean hasSettled(LogView view) {
    if (view.segments().isEmpty()) {
      return true;
    }
    Segment last = view.segments().get(view.segments().size() - 1);
    try {
      // Nothing when it was renamed or deleted since the listing: the next listing tells
      return log.files()
          .look(last.path())
          .filter(entry -> options.hasSettled(entry.modified()))
          .isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /** Closes the open file. A closed tail is not polled again. */
  @Override
  public void close() throws IOException {
    ended = true;
    closeOpen();
  }

  private void closeOpen() throws IOException {
    SegmentReader closing = open;
    open = null;
    if (closing != null) {
      storedBytesBefore += closing.storedBytesRead();
      closing.close();
    }
  }
}
