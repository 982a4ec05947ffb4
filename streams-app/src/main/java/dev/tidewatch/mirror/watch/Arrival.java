package dev.tidewatch.mirror.watch;

import dev.tidewatch.core.mirror.link.Method;
import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * When a record arrived, noted in a header of the record in memory.
 *
 * @param at in milliseconds since the epoch; where it is not known, when it was read
 */
public record Arrival(Method method, long at) {

  /** In records in memory alone. One that a producer wrote under that name is taken off. */
  static final String HEADER = "tidewatch.mirror.arrival";

  private static final int LENGTH = 1 + Long.BYTES;

  void note(Headers headers) {
    headers
        .remove(HEADER)
        .add(HEADER, ByteBuffer.allocate(LENGTH).put((byte) method.ordinal()).putLong(at).array());
  }

  /**
   * What was noted.
   *
   * @param now for a record without a note, which was read late
   */
  public static Arrival read(Headers headers, long now) {
    Header header = headers.lastHeader(HEADER);
    if (header == null || header.value() == null || header.value().length != LENGTH) {
      return new Arrival(Method.READ_LATE, now);
    }
    ByteBuffer bytes = ByteBuffer.wrap(header.value());
    int method = bytes.get();
    return method < 0 || method >= Method.values().length
        ? new Arrival(Method.READ_LATE, now)
        : new Arrival(Method.values()[method], bytes.getLong());
  }
}
