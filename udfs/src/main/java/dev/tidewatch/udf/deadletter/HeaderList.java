package dev.tidewatch.udf.deadletter;

import dev.tidewatch.core.deadletter.decode.RecordHeader;
import dev.tidewatch.udf.support.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** The headers of a record as ksqlDB hands them to a function. */
final class HeaderList {

  /** The type of a column with HEADERS. */
  static final String SCHEMA = "ARRAY<STRUCT<`KEY` STRING, `VALUE` BYTES>>";

  private static final class Header implements RecordHeader {

    private final String key;
    private final byte @Nullable [] value;

    Header(String key, byte @Nullable [] value) {
      this.key = key;
      this.value = value;
    }

    @Override
    public String key() {
      return key;
    }

    @Override
    public byte @Nullable [] value() {
      return value;
    }
  }

  private HeaderList() {}

  /** In their order; an element that is no header is left out. */
  static List<RecordHeader> of(List<@Nullable Struct> headers) {
    List<RecordHeader> read = new ArrayList<>(headers.size());
    for (Struct header : headers) {
      if (header != null && header.get("KEY") instanceof String key) {
        read.add(new Header(key, bytes(header.get("VALUE"))));
      }
    }
    return read;
  }

  private static byte @Nullable [] bytes(@Nullable Object value) {
    if (value instanceof ByteBuffer buffer) {
      return Bytes.of(buffer);
    }
    return value instanceof byte[] bytes ? bytes.clone() : null;
  }
}
