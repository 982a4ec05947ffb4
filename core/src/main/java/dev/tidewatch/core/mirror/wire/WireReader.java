package dev.tidewatch.core.mirror.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidewatch.core.mirror.wire.Decoded.Reason;
import java.nio.ByteBuffer;

/**
 * Reads numbers and texts as Kafka's protocol types write them: big-endian, and a text as the
 * number of its bytes (int16) and these in UTF-8. Bytes that follow the last field are left alone,
 * as Kafka leaves them. Used by one thread for one record.
 */
final class WireReader {

  private final ByteBuffer bytes;
  private final Reason tooShort;

  /**
   * @param tooShort the reason where the bytes end within a field
   */
  WireReader(byte[] bytes, Reason tooShort) {
    this.bytes = ByteBuffer.wrap(bytes);
    this.tooShort = tooShort;
  }

  short int16() throws BrokenBytesException {
    require(Short.BYTES);
    return bytes.getShort();
  }

  int int32() throws BrokenBytesException {
    require(Integer.BYTES);
    return bytes.getInt();
  }

  long int64() throws BrokenBytesException {
    require(Long.BYTES);
    return bytes.getLong();
  }

  String text() throws BrokenBytesException {
    short length = int16();
    if (length < 0) {
      throw new BrokenBytesException(Reason.NEGATIVE_LENGTH);
    }
    require(length);
    byte[] text = new byte[length];
    bytes.get(text);
    return new String(text, UTF_8);
  }

  /** The header of a versioned value. */
  void version(int known) throws BrokenBytesException {
    if (int16() != known) {
      throw new BrokenBytesException(Reason.UNKNOWN_VERSION);
    }
  }

  private void require(int length) throws BrokenBytesException {
    if (bytes.remaining() < length) {
      throw new BrokenBytesException(tooShort);
    }
  }
}
