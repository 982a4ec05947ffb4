package dev.tidewatch.eventlog;

import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file that is not compressed. */
final class PlainBytes implements LogBytes {

  private final LogInput file;

  PlainBytes(LogInput file) {
    this.file = file;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    return file.read(into, from, length);
  }

  @Override
  public @Nullable String truncation() {
    return null;
  }

  @Override
  public void seek(long offset) throws IOException {
    long size = file.size();
    if (size < offset) {
      throw new EOFException("the file has " + size + " bytes, fewer than offset " + offset);
    }
    file.seek(offset);
  }

  @Override
  public long storedBytesRead() throws IOException {
    return file.position();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
