package dev.tidewatch.registry;

import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;

/** Reads Avro binary of unknown origin. */
final class AvroBody {

  private AvroBody() {}

  @FunctionalInterface
  interface Reading<T> {
    T read() throws IOException;
  }

  /**
   * @throws SerializationException whatever the bytes made Avro throw: it has no type for that, and
   *     where a length is wrong an index or an array size may be as well
   */
  static <T> T read(String topic, int schemaId, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException | RuntimeException e) {
      throw new SerializationException(
          "A value of topic "
              + topic
              + " cannot be read with schema "
              + schemaId
              + ", which it names: "
              + e.getMessage(),
          e);
    }
  }
}
