package dev.tidewatch.registry;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The frame around an Avro value in a Kafka record: a zero byte, the schema's id in the registry as
 * 4 bytes, big-endian, and then Avro binary up to the end. It is the one that Confluent documents
 * for its serializers ("Wire format" of the Schema Registry).
 */
public final class WireFormat {

  /** Where the Avro binary begins. */
  public static final int HEADER_LENGTH = 1 + Integer.BYTES;

  private static final byte MAGIC = 0;

  private WireFormat() {}

  /** Writes what stands before the Avro binary. */
  static void writeHeader(int schemaId, ByteArrayOutputStream out) {
    out.writeBytes(ByteBuffer.allocate(HEADER_LENGTH).put(MAGIC).putInt(schemaId).array());
  }

  /**
   * The id of the schema that a record's value was written with.
   *
   * @throws SerializationException when the bytes have no such frame
   */
  public static int schemaId(byte[] bytes) {
    if (bytes.length < HEADER_LENGTH) {
      throw new SerializationException(
          "Not Avro with a schema id: that needs at least "
              + HEADER_LENGTH
              + " bytes, and these are "
              + bytes.length);
    }
    if (bytes[0] != MAGIC) {
      throw new SerializationException(
          "Not Avro with a schema id: that begins with byte 0, and this with "
              + Byte.toUnsignedInt(bytes[0]));
    }
    return ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
  }
}
