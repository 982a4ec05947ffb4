package dev.tidewatch.spark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Where a line comes from, as its shipper says.
 *
 * @param file null where there is no such header, or none that can be used
 * @param offset of the line's first byte in the uncompressed file; −1 without a file
 */
record LogHeaders(@Nullable String file, long offset, @Nullable String attempt) {

  static final String FILE = "tidewatch.log.file";
  static final String OFFSET = "tidewatch.log.offset";
  static final String ATTEMPT = "tidewatch.attempt";

  /** File and attempt, which lines of one log share. */
  static LogHeaders of(Headers headers) {
    return new LogHeaders(text(value(headers, FILE)), -1, text(value(headers, ATTEMPT)));
  }

  /** The same with a record's own offset; without one, a file tells nothing. */
  LogHeaders at(Headers headers) {
    byte[] bytes = value(headers, OFFSET);
    boolean positioned = file != null && bytes != null && bytes.length == Long.BYTES;
    return new LogHeaders(
        positioned ? file : null, positioned ? ByteBuffer.wrap(bytes).getLong() : -1, attempt);
  }

  static byte @Nullable [] value(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null ? null : header.value();
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return StoreKeys.isUsable(text) ? text : null;
  }
}
