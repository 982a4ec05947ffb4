package dev.tidewatch.deadletter.headers;

import dev.tidewatch.core.deadletter.decode.RecordHeader;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** A view of the headers of a record as its producer wrote them. */
public final class ReceivedHeaders {

  /** In memory alone: says what the timestamp of a record is, which Kafka Streams does not. */
  public static final String TIMESTAMP_TYPE = "tidewatch.timestamp.type";

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

  /** All but the one that {@link TimestampTypes} or {@link #TIMESTAMP_TYPE} has added. */
  public static List<RecordHeader> of(Headers headers) {
    List<RecordHeader> all = new ArrayList<>();
    for (Header header : headers) {
      if (!header.key().equals(TIMESTAMP_TYPE)) {
        all.add(new View(header));
      }
    }
    return all;
  }

  /** Bytes of names and values. */
  public static int bytes(List<RecordHeader> headers) {
    long bytes = 0;
    for (RecordHeader header : headers) {
      byte[] value = header.value();
      bytes += Utils.utf8Length(header.key()) + (value == null ? 0 : value.length);
    }
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }
}
