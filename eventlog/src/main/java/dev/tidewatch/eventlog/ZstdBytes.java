package dev.tidewatch.eventlog;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Zstandard frames, one after the other. Spark closes a frame at each flush, so a log that grows
 * ends inside a frame most of the time: what is there is decoded, and decoding goes on later.
 *
 * <p>Written on the library's decoder and not on its input stream, because that one forgets an open
 * frame which began in the same read as the one before it ended, and so takes some truncated files
 * for whole.
 */
final class ZstdBytes implements LogBytes {

  /** zstd's own recommendations: a block and its header in, a block out. */
  private static final int IN_BYTES = (128 << 10) + 3;

  private static final int OUT_BYTES = 128 << 10;

  private final LogInput file;
  private final ZstdDecompressCtx decoder = new ZstdDecompressCtx();
  private final byte[] chunk = new byte[IN_BYTES];
  private final ByteBuffer in = ByteBuffer.allocateDirect(IN_BYTES).limit(0);
  private final ByteBuffer out = ByteBuffer.allocateDirect(OUT_BYTES);

  /** Whether the decoder has seen the beginning of a frame and not its end. */
  private boolean insideFrame;

  /** Whether the decoder may hold output that did not fit, and needs no input to give it. */
  private boolean holdsOutput;

  ZstdBytes(LogInput file) {
    this.file = file;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    while (in.hasRemaining() || holdsOutput || fill()) {
      out.clear().limit(Math.min(length, OUT_BYTES));
      decode();
      int decoded = out.flip().remaining();
      if (decoded > 0) {
        out.get(into, from, decoded);
        return decoded;
      }
    }
    return -1;
  }

  private void decode() throws IOException {
    try {
      insideFrame = !decoder.decompressDirectByteBufferStream(out, in);
      holdsOutput = insideFrame && !out.hasRemaining();
    } catch (ZstdException e) {
      throw new IOException("zstd: " + e.getMessage(), e);
    }
  }

  private boolean fill() throws IOException {
    int read = file.read(chunk, 0, chunk.length);
    if (read <= 0) {
      return false;
    }
    in.clear().put(chunk, 0, read).flip();
    return true;
  }

  @Override
  public @Nullable String truncation() {
    return insideFrame ? "the file ends inside a zstd frame" : null;
  }

  @Override
  public long storedBytesRead() throws IOException {
    return file.position();
  }

  @Override
  public void close() throws IOException {
    decoder.close();
    file.close();
  }
}
