package dev.tidewatch.eventlog;

import java.io.IOException;

/**
 * Cuts the bytes of one file into lines and keeps each line's uncompressed offset. Not thread-safe.
 *
 * <p>Memory: one buffer of 256 KiB that grows to the longest line met, never past the limit plus
 * one such chunk; a line beyond the limit is not held but counted and reported. Between polls of a
 * log that waits, only the unfinished line is kept.
 */
final class LineReader {

  private static final int CHUNK = 256 << 10;
  private static final byte[] EMPTY = {};

  private final LogFile file;
  private final LogBytes bytes;
  private final int maxLine;

  private byte[] buffer = EMPTY;
  private int start;
  private int end;

  /** Bytes before this index hold no line end. */
  private int scanned;

  /** Uncompressed offset of {@code buffer[start]}. */
  private long offset;

  /** Where the overlong line begins whose bytes are being dropped, or -1. */
  private long dropping = -1;

  LineReader(LogFile file, LogBytes bytes, long offset, int maxLine) {
    this.file = file;
    this.bytes = bytes;
    this.offset = offset;
    this.maxLine = maxLine;
  }

  /** Offset of the first byte that was not delivered, reported or found blank. */
  long position() {
    return dropping < 0 ? offset : dropping;
  }

  /**
   * Delivers whole lines until the file's present end or until {@code maxBytes} were read.
   *
   * @return whether there may be more to read at once; false at the present end
   */
  boolean read(long maxBytes, LineSink sink) throws IOException {
    // A sink that threw has left lines behind
    deliverLines(sink);
    long done = 0;
    while (done < maxBytes) {
      makeRoom();
      int room = (int) Math.min(buffer.length - end, maxBytes - done);
      int read = bytes.read(buffer, end, room);
      if (read < 0) {
        return false;
      }
      end += read;
      done += read;
      deliverLines(sink);
    }
    return true;
  }

  /** At the present end of a growing file: delivers an unterminated line that is whole already. */
  void deliverWholeRest(LineSink sink) {
    if (dropping < 0 && end > start && JsonText.isWholeObject(buffer, start, end - start)) {
      deliver(end, end, sink);
    }
    release();
  }

  /** At the end of a complete file: the rest is a line, whatever it holds. */
  void deliverRest(LineSink sink) {
    if (end > start || dropping >= 0) {
      deliver(end, end, sink);
    }
    release();
  }

  /** Bytes read but not delivered: the line cut short by the end of the file. */
  long undelivered() {
    return offset + (end - start) - position();
  }

  private void deliverLines(LineSink sink) {
    for (int i = scanned; i < end; i++) {
      if (buffer[i] == '\n') {
        deliver(i, i + 1, sink);
      }
    }
    scanned = end;
    if (dropping >= 0) {
      advanceTo(end);
    } else if (end - start > maxLine + 1) {
      dropping = offset;
      advanceTo(end);
    }
  }

  private void deliver(int lineEnd, int next, LineSink sink) {
    long from = position();
    long length = offset + (lineEnd - start) - from;
    if (length > 0 && dropping < 0 && buffer[lineEnd - 1] == '\r') {
      length--;
    }
    if (length > maxLine) {
      String detail =
          "a line of " + length + " bytes is over the limit of " + maxLine + " and was skipped";
      sink.problem(new LogProblem(LogProblem.Kind.OVERLONG_LINE, file, from, length, detail));
    } else if (length > 0) {
      sink.line(file, from, buffer, start, (int) length);
    }
    dropping = -1;
    advanceTo(next);
  }

  private void advanceTo(int index) {
    offset += index - start;
    start = index;
    scanned = Math.max(scanned, index);
  }

  private void makeRoom() {
    if (start == end) {
      start = 0;
      end = 0;
      scanned = 0;
      if (buffer.length == 0) {
        buffer = new byte[CHUNK];
      }
    } else if (buffer.length - end < CHUNK / 2) {
      int kept = end - start;
      int size =
          kept + CHUNK > buffer.length ? Math.max(buffer.length * 2, kept + CHUNK) : buffer.length;
      move(Math.min(size, Math.max(buffer.length, maxLine + 2 + CHUNK)));
    }
  }

  /** Gives back what a waiting log does not need: thousands may be watched. */
  private void release() {
    move(end - start);
  }

  private void move(int size) {
    byte[] target = size == buffer.length ? buffer : size == 0 ? EMPTY : new byte[size];
    System.arraycopy(buffer, start, target, 0, end - start);
    scanned -= start;
    end -= start;
    start = 0;
    buffer = target;
  }
}
