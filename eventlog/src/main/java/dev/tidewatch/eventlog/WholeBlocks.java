package dev.tidewatch.eventlog;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The whole blocks of a file that may still grow: ends before a block that is not all there, and
 * goes on when it is. Holds one block.
 */
final class WholeBlocks extends InputStream {

  private final InputStream file;
  private final BlockFormat format;
  private byte[] block = new byte[1 << 16];

  /** Bytes of the current block that were read from the file. */
  private int present;

  /** The current block's length; 0 until its header was read. */
  private int length;

  /** Bytes of the current block that were handed out. */
  private int served;

  WholeBlocks(InputStream file, BlockFormat format) {
    this.file = new BufferedInputStream(file, 1 << 16);
    this.format = format;
  }

  /** Whether a whole block, or the rest of one, can be read now. */
  boolean ready() throws IOException {
    if (length > 0 && served == length) {
      length = 0;
      served = 0;
      present = 0;
    }
    return (length > 0 || header()) && fill(length);
  }

  private boolean header() throws IOException {
    if (!fill(format.headerLength)) {
      return false;
    }
    length = format.blockLength(ByteBuffer.wrap(block));
    if (block.length < length) {
      block = Arrays.copyOf(block, length);
    }
    return true;
  }

  private boolean fill(int upTo) throws IOException {
    while (present < upTo) {
      int read = file.read(block, present, upTo - present);
      if (read < 0) {
        return false;
      }
      present += read;
    }
    return true;
  }

  /** Whether the block that {@link #ready} found opens a stream. */
  boolean atStreamHeader() {
    return served == 0 && format.isStreamHeader(ByteBuffer.wrap(block));
  }

  /** Why the file's present end is no block's end, or null where it is one. */
  @Nullable String partial() {
    if (present == 0 || present == length) {
      return null;
    }
    String name = format.name().toLowerCase(Locale.ROOT);
    return length == 0
        ? "the file ends inside the header of a block (" + name + ")"
        : "the file ends after "
            + present
            + " of the "
            + length
            + " bytes of a block ("
            + name
            + ")";
  }

  @Override
  public int read() throws IOException {
    return ready() ? block[served++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int from, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (!ready()) {
      return -1;
    }
    int copied = Math.min(count, length - served);
    System.arraycopy(block, served, into, from, copied);
    served += copied;
    return copied;
  }

  /** Does nothing: decoders close their source at its present end, which may not be the last. */
  @Override
  public void close() {}
}
