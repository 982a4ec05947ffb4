package dev.tidewatch.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Locale;

/**
 * Reads one answer after the other from a connection: the head is kept, the body counted. Owned by
 * one thread.
 */
final class AnswerReader {

  private static final int MAX_HEAD_BYTES = 16 << 10;
  private static final String LENGTH = "\r\ncontent-length: ";
  private static final String CHUNKED = "\r\ntransfer-encoding: chunked\r\n";
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private final String expected;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 10);
  private final ChunkedBody chunks = new ChunkedBody();
  private final byte[] head = new byte[MAX_HEAD_BYTES];
  private int headBytes;
  private int scanned;
  private boolean inBody;
  private boolean chunked;
  private boolean good;
  private long bodyLeft;
  private long bodyBytes;

  /**
   * @param expected a header line; empty for none
   */
  AnswerReader(String expected) {
    this.expected = expected.isEmpty() ? "" : line(expected);
  }

  private static String line(String header) {
    return "\r\n" + header.toLowerCase(Locale.ROOT) + "\r\n";
  }

  /** Reads what is there; answers whether the answer is complete now. */
  boolean read(ReadableByteChannel channel) throws IOException {
    buffer.clear();
    if (channel.read(buffer) < 0) {
      throw new EOFException("the server closed the connection; its last answer: " + text());
    }
    buffer.flip();
    if (!inBody) {
      readHead();
    }
    if (!inBody) {
      return false;
    }
    if (chunked) {
      return chunks.read(buffer);
    }
    bodyLeft -= buffer.remaining();
    return bodyLeft == 0;
  }

  private void readHead() throws IOException {
    int count = Math.min(buffer.remaining(), head.length - headBytes);
    buffer.get(head, headBytes, count);
    headBytes += count;
    int end = endOfHead();
    if (end < 0) {
      if (headBytes == head.length) {
        throw new IOException("an answer has a head of more than " + headBytes + " bytes");
      }
      return;
    }
    // What was taken beyond the head is body.
    buffer.position(buffer.position() - (headBytes - end));
    headBytes = end;
    String text = text().toLowerCase(Locale.ROOT);
    good = text.startsWith("200 ", STATUS_AT) && text.contains(expected);
    chunked = text.contains(CHUNKED);
    bodyBytes = chunked ? 0 : length(text);
    bodyLeft = bodyBytes;
    inBody = true;
  }

  private int endOfHead() {
    for (; scanned + 4 <= headBytes; scanned++) {
      if (head[scanned] == '\r'
          && head[scanned + 1] == '\n'
          && head[scanned + 2] == '\r'
          && head[scanned + 3] == '\n') {
        return scanned + 4;
      }
    }
    return -1;
  }

  private static long length(String text) throws IOException {
    int at = text.indexOf(LENGTH);
    if (at < 0) {
      throw new IOException("an answer does not tell its length: " + text);
    }
    int from = at + LENGTH.length();
    return Long.parseLong(text, from, text.indexOf("\r\n", from), 10);
  }

  /** The head of the answer, as far as it has been read. */
  String text() {
    return new String(head, 0, headBytes, ISO_8859_1);
  }

  /** Whether the answer has status 200 and the expected line. */
  boolean isGood() {
    return good;
  }

  /** Length of the answer's body. */
  long bodyBytes() {
    return chunked ? chunks.bytes() : bodyBytes;
  }

  /** Makes ready for the next answer. */
  void next() {
    headBytes = 0;
    scanned = 0;
    inBody = false;
    chunks.next();
  }
}
