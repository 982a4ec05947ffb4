package dev.tidewatch.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Records as JSON, for output topics where there is no schema registry; null is a tombstone. */
public record JsonSerde<T>(Class<T> type) implements Serde<T> {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
          // While instances are updated one by one, a newer one may write what is new.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @Override
  @SuppressWarnings("NullAway") // Kafka's serializers take and give null for tombstones
  public Serializer<T> serializer() {
    return (topic, value) -> {
      try {
        return value == null ? null : JSON.writeValueAsBytes(value);
      } catch (IOException e) {
        throw new SerializationException("Not JSON: " + type.getSimpleName(), e);
      }
    };
  }

  @Override
  @SuppressWarnings("NullAway") // Kafka's deserializers take and give null for tombstones
  public Deserializer<T> deserializer() {
    return (topic, bytes) -> {
      try {
        return bytes == null ? null : JSON.readValue(bytes, type);
      } catch (IOException e) {
        throw new SerializationException("Not a " + type.getSimpleName(), e);
      }
    };
  }
}
