package dev.tidewatch.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro of anyone's, with the schema that it was written with. Gives a {@link
 * org.apache.avro.generic.GenericRecord} for a record, and for any other schema what {@link
 * org.apache.avro.generic.GenericData} has for it, logical types not applied; null for null.
 * Thread-safe.
 */
public final class GenericAvroDeserializer implements Deserializer<Object> {

  private final RegistryClient registry;

  /** A deserializer for the records of any topic. */
  public GenericAvroDeserializer(RegistryClient registry) {
    this.registry = registry;
  }

  /**
   * @throws org.apache.kafka.common.errors.SerializationException when the bytes are not what they
   *     say to be, or the schema is not to be had
   * @throws RegistryUnavailableException when no registry answers
   */
  @Override
  public @Nullable Object deserialize(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    int id = WireFormat.schemaId(bytes);
    Schema writer = registry.byId(id);
    return AvroBody.read(topic, id, () -> read(writer, bytes));
  }

  // Null for Avro's type null, which Kafka's own types cannot say either.
  private static Object read(Schema writer, byte[] bytes) throws IOException {
    if (writer.getType() == Schema.Type.BYTES) {
      // Confluent's serializers write bytes as they are, without the length that Avro wants.
      return ByteBuffer.wrap(Arrays.copyOfRange(bytes, WireFormat.HEADER_LENGTH, bytes.length));
    }
    BinaryDecoder in =
        DecoderFactory.get()
            .binaryDecoder(
                bytes, WireFormat.HEADER_LENGTH, bytes.length - WireFormat.HEADER_LENGTH, null);
    return new GenericDatumReader<>(writer).read(null, in);
  }
}
