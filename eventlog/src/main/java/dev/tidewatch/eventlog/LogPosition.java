package dev.tidewatch.eventlog;

/**
 * How far one log file has been read.
 *
 * @param offset the uncompressed offset, in bytes, of the first byte of the next line to read
 * @param finished whether the file is complete and was read to its end; such a file is not opened
 *     again
 */
public record LogPosition(long offset, boolean finished) {

  /** Nothing was read yet. */
  public static final LogPosition START = new LogPosition(0, false);

  public LogPosition {
    if (offset < 0) {
      throw new IllegalArgumentException("a log offset is negative: " + offset);
    }
  }
}
