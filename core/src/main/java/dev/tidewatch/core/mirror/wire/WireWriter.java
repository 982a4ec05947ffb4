package dev.tidewatch.core.mirror.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Writes what {@link WireReader} reads. Used by one thread for one record. */
final class WireWriter {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

  WireWriter int16(int number) {
    return bytes(ByteBuffer.allocate(Short.BYTES).putShort((short) number).array());
  }

  WireWriter int32(int number) {
    return bytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }

  WireWriter int64(long number) {
    return bytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  /**
   * @throws IllegalArgumentException for one of more than 32,767 bytes, for which there is no form
   */
  WireWriter text(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    if (utf8.length > Short.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a text has " + Short.MAX_VALUE + " bytes at most, not " + utf8.length);
    }
    return int16(utf8.length).bytes(utf8);
  }

  private WireWriter bytes(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
