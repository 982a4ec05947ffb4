package dev.tidewatch.eventlog;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The uncompressed bytes of one file that may still grow. Not thread-safe: one reader owns it.
 *
 * <p>The file stays readable through the open handle after it was renamed or deleted, so a log that
 * is compacted away while it is read is still read to its end.
 */
interface LogBytes extends Closeable {

  /**
   * Reads what there is.
   *
   * @return the number of bytes read, at least 1, or -1 when no more can be decoded for now; a
   *     later call goes on when the file has grown
   * @throws IOException when the bytes can't be decoded
   */
  int read(byte[] into, int from, int length) throws IOException;

  /**
   * Why the present end of the file can't be the end of a whole one, or null where it can. Asked
   * once, after {@link #read} gave -1 on a file that is complete.
   */
  @Nullable String truncation() throws IOException;

  /** Bytes of the file, as it is stored, that were read so far: the measure of progress. */
  long storedBytesRead() throws IOException;

  /**
   * Moves to an uncompressed offset, from the beginning.
   *
   * @throws EOFException when the file ends before
   */
  default void seek(long offset) throws IOException {
    byte[] sink = new byte[1 << 16];
    long left = offset;
    while (left > 0) {
      int read = read(sink, 0, (int) Math.min(sink.length, left));
      if (read < 0) {
        throw new EOFException("the file ends before offset " + offset);
      }
      left -= read;
    }
  }

  /**
   * Opens a file.
   *
   * @param complete whether nothing more will be written to the file
   * @return empty when the file still has too few bytes to tell its codec
   */
  static Optional<LogBytes> open(LogFiles files, Path path, boolean complete) throws IOException {
    LogInput file = files.open(path);
    try {
      byte[] head = file.readNBytes(Codec.HEAD_BYTES);
      Optional<Codec> codec = Codec.detect(head);
      if (codec.isEmpty() && complete) {
        codec = Optional.of(Codec.NONE);
      }
      if (codec.isEmpty()) {
        file.close();
        return Optional.empty();
      }
      file.seek(0);
      return Optional.of(open(codec.get(), file));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static LogBytes open(Codec codec, LogInput file) throws IOException {
    return switch (codec) {
      case NONE -> new PlainBytes(file);
      case ZSTD -> new ZstdBytes(file);
      case LZ4 -> new BlockBytes(file, BlockFormat.LZ4);
      case LZF -> new BlockBytes(file, BlockFormat.LZF);
      case SNAPPY -> new BlockBytes(file, BlockFormat.SNAPPY);
      case GZIP -> new GzipBytes(file);
    };
  }
}
