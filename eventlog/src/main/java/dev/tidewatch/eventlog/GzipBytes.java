package dev.tidewatch.eventlog;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Gzip members, one after the other. Deflate can't be resumed at the end of a partial file, so a
 * file that has grown is decompressed again from its beginning; Spark never writes gzip, so a
 * growing one is a copy under way.
 */
final class GzipBytes implements LogBytes {

  private final LogInput file;
  private @Nullable InputStream stream;
  private long delivered;
  private long sizeAtEnd = -1;
  private boolean endedInside;

  GzipBytes(LogInput file) {
    this.file = file;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    // Measured first: what is appended while this call reads must count as growth at the next
    long size = file.size();
    if (size == sizeAtEnd) {
      return -1;
    }
    try {
      if (stream == null) {
        stream = reopen();
      }
      int read = stream.read(into, from, length);
      if (read > 0) {
        delivered += read;
        return read;
      }
      endedInside = false;
    } catch (EOFException e) {
      endedInside = true;
    }
    stream = null;
    sizeAtEnd = size;
    return -1;
  }

  private InputStream reopen() throws IOException {
    file.seek(0);
    InputStream fresh = new GZIPInputStream(new Unclosable(file), 1 << 16);
    fresh.skipNBytes(delivered);
    return fresh;
  }

  @Override
  public @Nullable String truncation() {
    return endedInside ? "the file ends inside a gzip member" : null;
  }

  @Override
  public long storedBytesRead() throws IOException {
    return file.position();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Keeps the file open when one pass over it ends. */
  private static final class Unclosable extends FilterInputStream {
    Unclosable(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // The owner closes the file
    }
  }
}
