package dev.tidewatch.eventlog;

import dev.tidewatch.eventlog.LogProblem.Kind;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;

/** An open file of a log. Keeps reading what it opened when that is renamed or deleted. */
final class SegmentReader implements AutoCloseable {

  /** How a read left the file. */
  enum Outcome {
    /** The budget is spent. */
    MORE,
    /** The present end of a file that Spark still writes. */
    WAITING,
    /** The end, or damage past which nothing can be read. */
    DONE
  }

  private final Segment segment;
  private final LogBytes bytes;
  private final LineReader lines;

  private SegmentReader(Segment segment, LogBytes bytes, LineReader lines) {
    this.segment = segment;
    this.bytes = bytes;
    this.lines = lines;
  }

  /**
   * Opens a file at an uncompressed offset.
   *
   * @return empty when the file is not there or too short to tell its codec: look again later
   * @throws UnopenableException when it never will be readable from there
   */
  static Optional<SegmentReader> open(
      LogFiles files, Segment segment, long offset, boolean complete, TailOptions options)
      throws UnopenableException {
    try {
      Optional<LogBytes> opened = LogBytes.open(files, segment.path(), complete);
      if (opened.isEmpty()) {
        return Optional.empty();
      }
      LogBytes bytes = opened.get();
      seek(bytes, offset);
      LineReader lines = new LineReader(segment.file(), bytes, offset, options.maxLineBytes());
      return Optional.of(new SegmentReader(segment, bytes, lines));
    } catch (EOFException e) {
      throw new UnopenableException(shrunk(segment.file(), offset, e), e);
    } catch (IOException e) {
      if (e instanceof FileNotFoundException && isGone(files, segment)) {
        // Renamed or compacted since the listing: the next one tells under which name it goes on
        return Optional.empty();
      }
      throw new UnopenableException(unreadable(segment.file(), offset, 0, e), e);
    }
  }

  private static boolean isGone(LogFiles files, Segment segment) {
    try {
      return files.look(segment.path()).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static void seek(LogBytes bytes, long offset) throws IOException {
    try {
      bytes.seek(offset);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  Segment segment() {
    return segment;
  }

  long position() {
    return lines.position();
  }

  long storedBytesRead() throws IOException {
    return bytes.storedBytesRead();
  }

  /** Delivers lines; {@code complete} tells that nothing was appended once this call began. */
  Outcome read(boolean complete, long maxBytes, LineSink sink) {
    try {
      if (lines.read(maxBytes, sink)) {
        return Outcome.MORE;
      }
      if (!complete) {
        lines.deliverWholeRest(sink);
        return Outcome.WAITING;
      }
      String truncation = bytes.truncation();
      if (truncation == null) {
        lines.deliverRest(sink);
        sink.finished(segment.file(), lines.position());
      } else {
        lines.deliverWholeRest(sink);
        sink.problem(truncated(truncation));
      }
    } catch (IOException e) {
      lines.deliverWholeRest(sink);
      sink.problem(unreadable(segment.file(), lines.position(), lines.undelivered(), e));
    }
    return Outcome.DONE;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  private LogProblem truncated(String reason) {
    long cut = lines.undelivered();
    String rest = cut == 0 ? "" : " and cuts a line after " + cut + " bytes";
    String detail =
        reason
            + rest
            + "; the whole lines before were read (copy the file again if the copy broke)";
    return new LogProblem(Kind.TRUNCATED, segment.file(), lines.position(), cut, detail);
  }

  private static LogProblem shrunk(LogFile file, long offset, EOFException e) {
    String detail =
        e.getMessage()
            + ": it is not the file that was read before up to there; read it again from its"
            + " beginning if it is to count";
    return new LogProblem(Kind.SHRUNK, file, offset, 0, detail);
  }

  private static LogProblem unreadable(LogFile file, long offset, long length, IOException e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String detail = "the rest can't be read (" + message + "); what came before was read";
    return new LogProblem(Kind.UNREADABLE, file, offset, length, detail);
  }

  /** Carries the problem to report to the one who has the sink. */
  static final class UnopenableException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient LogProblem problem;

    UnopenableException(LogProblem problem, IOException cause) {
      super(problem.toString(), cause);
      this.problem = problem;
    }

    LogProblem problem() {
      return problem;
    }
  }
}
