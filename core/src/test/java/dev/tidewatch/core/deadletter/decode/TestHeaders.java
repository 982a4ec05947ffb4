package dev.tidewatch.core.deadletter.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Headers of a record, in order. */
public final class TestHeaders {

  private record Bytes(String key, Value bytes) implements RecordHeader {
    @Override
    public byte @Nullable [] value() {
      return bytes.get();
    }
  }

  private interface Value {
    byte @Nullable [] get();
  }

  private final List<RecordHeader> headers = new ArrayList<>();

  public TestHeaders with(String key, byte @Nullable [] value) {
    headers.add(new Bytes(key, () -> value));
    return this;
  }

  public TestHeaders with(String key, @Nullable String value) {
    return with(key, value == null ? null : value.getBytes(UTF_8));
  }

  public TestHeaders with(String key, int value) {
    return with(key, ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
  }

  public TestHeaders with(String key, long value) {
    return with(key, ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  public ReceivedRecord received() {
    return receivedFrom("dlq.test");
  }

  public ReceivedRecord receivedFrom(String topic) {
    return new ReceivedRecord(new Position(topic, 0, 42), 1_700_000_000_000L, headers);
  }
}
