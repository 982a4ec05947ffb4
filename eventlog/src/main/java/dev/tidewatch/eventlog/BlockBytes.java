package dev.tidewatch.eventlog;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A file in one of the {@link BlockFormat block formats}. */
final class BlockBytes implements LogBytes {

  private final LogInput file;
  private final BlockFormat format;
  private final WholeBlocks blocks;
  private @Nullable InputStream decoder;

  BlockBytes(LogInput file, BlockFormat format) {
    this.file = file;
    this.format = format;
    this.blocks = new WholeBlocks(file, format);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    while (true) {
      if (decoder == null) {
        if (!blocks.ready()) {
          return -1;
        }
        decoder = format.decoder(blocks, blocks.atStreamHeader());
      }
      int read = decoder.read(into, from, length);
      if (read > 0) {
        return read;
      }
      decoder = null;
    }
  }

  @Override
  public @Nullable String truncation() {
    return blocks.partial();
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
