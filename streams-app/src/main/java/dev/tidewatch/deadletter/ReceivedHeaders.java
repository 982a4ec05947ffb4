package dev.tidewatch.deadletter;

import dev.tidewatch.core.deadletter.decode.RecordHeader;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** A view of the headers of a record as its producer wrote them. */
final class ReceivedHeaders {

  private ReceivedHeaders() {}

  private record View(Header header) implements RecordHeader {

    @Override
    public String key() {
      return header.key();
    }

    @Override
    public byte @Nullable [] value() {
      return header.value();
    }
  }

  /** All but the one that {@link TimestampTypes} or {@link RecordTime} has added. */
  static List<RecordHeader> of(Headers headers) {
    List<RecordHeader> all = new ArrayList<>();
    for (Header header : headers) {
      if (!header.key().equals(RecordTime.HEADER)) {
        all.add(new View(header));
      }
    }
    return all;
  }

  /** Bytes of names and values. */
  static int bytes(List<RecordHeader> headers) {
    long bytes = 0;
    for (RecordHeader header : headers) {
      byte[] value = header.value();
      bytes += Utils.utf8Length(header.key()) + (value == null ? 0 : value.length);
    }
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }
}
