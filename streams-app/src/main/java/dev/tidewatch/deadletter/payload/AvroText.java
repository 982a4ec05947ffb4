package dev.tidewatch.deadletter.payload;

import dev.tidewatch.registry.GenericAvroDeserializer;
import dev.tidewatch.registry.RegistryClient;
import dev.tidewatch.registry.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Avro values as text, in Avro's JSON encoding: what {@code kafka-avro-console-consumer} prints.
 * Thread-safe.
 */
final class AvroText {

  private final RegistryClient registry;
  private final GenericAvroDeserializer values;

  AvroText(RegistryClient registry) {
    this.registry = registry;
    this.values = new GenericAvroDeserializer(registry);
  }

  /** A value with the name of the schema that it was written with. */
  record Decoded(int schemaId, String schema, String json) {}

  /**
   * @throws SerializationException when the bytes are not what they say to be, or the schema is not
   *     to be had
   * @throws dev.tidewatch.registry.RegistryUnavailableException when no registry answers
   */
  Decoded decode(String topic, byte[] bytes) {
    int id = WireFormat.schemaId(bytes);
    Schema writer = registry.byId(id);
    Object value = values.deserialize(topic, bytes);
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try {
      JsonEncoder encoder = EncoderFactory.get().jsonEncoder(writer, json);
      new GenericDatumWriter<>(writer).write(value, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new SerializationException("A value of schema " + id + " is none that JSON has", e);
    }
    return new Decoded(id, writer.getFullName(), json.toString(StandardCharsets.UTF_8));
  }
}
