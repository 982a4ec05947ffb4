package dev.tidewatch.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Java records as values of a topic, in Avro behind a schema id. The subject is {@code
 * <topic>-value}, as Confluent's serializers name it by default; null is a tombstone and needs no
 * registry.
 *
 * <p>The schema is registered once per topic: by {@link #prepare}, which a program calls before it
 * starts to read, else by the first value. From then on writing needs no registry, so that one that
 * goes down does no harm. While it was never reached, each value waits for {@link
 * RegistryTimeouts#patience()} and then fails with {@link RegistryUnavailableException}. Within
 * Kafka Streams that ends the stream thread and aborts its transaction; whoever replaces the thread
 * has it begin again after the last commit, so no value is lost. This rests on the production and
 * the processing exception handler, which both see the error and by default fail: one that goes on
 * drops the value.
 *
 * <p>Thread-safe, and so are its serializer and deserializer.
 */
public final class RecordAvroSerde<T extends Record> implements Serde<T> {

  private final AvroCodec<T> codec;
  private final RegistryClient registry;

  /**
   * @param codec how the records look in Avro
   */
  public RecordAvroSerde(AvroCodec<T> codec, RegistryClient registry) {
    this.codec = codec;
    this.registry = registry;
  }

  /**
   * Registers the schema for a topic now.
   *
   * @return its id
   * @throws RegistryUnavailableException when no registry answers
   * @throws RegistryRefusedException when the topic has values of another kind
   */
  public int prepare(String topic) {
    return registry.register(topic + "-value", codec.schema());
  }

  @Override
  public Serializer<T> serializer() {
    return this::serialize;
  }

  @Override
  public Deserializer<T> deserializer() {
    return this::deserialize;
  }

  @SuppressWarnings("NullAway") // Kafka's serializers take and give null for tombstones
  private byte[] serialize(String topic, @Nullable T value) {
    if (value == null) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    WireFormat.writeHeader(prepare(topic), bytes);
    try {
      codec.writeTo(bytes, value);
    } catch (IOException e) {
      throw new SerializationException("Writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  @SuppressWarnings("NullAway") // Kafka's deserializers take and give null for tombstones
  private T deserialize(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    int id = WireFormat.schemaId(bytes);
    Schema writer = registry.byId(id);
    return AvroBody.read(topic, id, () -> codec.readWith(writer, bytes, WireFormat.HEADER_LENGTH));
  }
}
