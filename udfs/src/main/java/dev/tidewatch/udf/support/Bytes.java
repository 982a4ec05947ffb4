package dev.tidewatch.udf.support;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Bytes of SQL. */
public final class Bytes {

  private Bytes() {}

  /** What is in a buffer, whose position stays: the same row may be read by another function. */
  public static byte[] of(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  /** As {@link #of}; null for null. */
  public static byte @Nullable [] ofNullable(@Nullable ByteBuffer buffer) {
    return buffer == null ? null : of(buffer);
  }
}
