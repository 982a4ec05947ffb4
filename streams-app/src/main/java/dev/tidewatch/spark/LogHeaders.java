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

  static LogHeaders of(Headers headers) {
    String file = text(headers.lastHeader(FILE));
    Header offset = headers.lastHeader(OFFSET);
    boolean positioned =
        file != null
            && offset != null
            && offset.value() != null
            && offset.value().length == Long.BYTES;
    return new LogHeaders(
        positioned ? file : null,
        positioned ? ByteBuffer.wrap(offset.value()).getLong() : -1,
        text(headers.lastHeader(ATTEMPT)));
  }

  private static @Nullable String text(@Nullable Header header) {
    if (header == null || header.value() == null) {
      return null;
    }
    String text = new String(header.value(), StandardCharsets.UTF_8);
    return StoreKeys.isUsable(text) ? text : null;
  }
}
