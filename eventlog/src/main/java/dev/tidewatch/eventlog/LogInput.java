package dev.tidewatch.eventlog;

import java.io.IOException;
import java.io.InputStream;

/**
 * The stored bytes of an open file that may still grow: at its present end reads give −1, and go on
 * when it has grown. Renaming the file does no harm. Not thread-safe.
 */
public abstract class LogInput extends InputStream {

  /** The offset of the next byte to be read. */
  public abstract long position() throws IOException;

  /** Goes on at that offset. */
  public abstract void seek(long offset) throws IOException;

  /** The file's length now, as far as this can be told. */
  public abstract long size() throws IOException;
}
