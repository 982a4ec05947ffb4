package dev.tidewatch.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Follows a body that comes in chunks, each with its length before it, to the empty one at the end.
 * Owned by one thread.
 */
final class ChunkedBody {

  private static final int HEX = 16;
  private static final int MAX_DIGITS = 7;

  private enum At {
    LENGTH,
    EXTENSION,
    DATA,
    AFTER_DATA,
    TRAILER,
    END
  }

  private At at = At.LENGTH;
  private int length;
  private int digits;
  private int lineBytes;
  private long bytes;

  /** Takes what is there; answers whether the body is complete now. */
  boolean read(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining() && at != At.END) {
      if (at == At.DATA) {
        skip(buffer);
      } else {
        take((char) buffer.get());
      }
    }
    return at == At.END;
  }

  private void skip(ByteBuffer buffer) {
    int count = Math.min(length, buffer.remaining());
    buffer.position(buffer.position() + count);
    bytes += count;
    length -= count;
    at = length == 0 ? At.AFTER_DATA : At.DATA;
  }

  private void take(char c) throws IOException {
    boolean lineEnds = c == '\n';
    if (at == At.AFTER_DATA) {
      at = lineEnds ? At.LENGTH : at;
    } else if (at == At.TRAILER) {
      at = lineEnds && lineBytes == 0 ? At.END : at;
      lineBytes = lineEnds ? 0 : lineBytes + (c == '\r' ? 0 : 1);
    } else if (lineEnds) {
      at = length == 0 ? At.TRAILER : At.DATA;
      digits = 0;
    } else if (at == At.LENGTH) {
      digit(c);
    }
  }

  private void digit(char c) throws IOException {
    int digit = Character.digit(c, HEX);
    if (c == ';' || c == '\r') {
      at = At.EXTENSION;
    } else if (digit < 0 || digits == MAX_DIGITS) {
      throw new IOException("a chunk does not tell its length");
    } else {
      length = length * HEX + digit;
      digits++;
    }
  }

  /** Of the body so far, without lengths. */
  long bytes() {
    return bytes;
  }

  /** Makes ready for the next body. */
  void next() {
    at = At.LENGTH;
    length = 0;
    digits = 0;
    lineBytes = 0;
    bytes = 0;
  }
}
