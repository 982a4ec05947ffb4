package dev.tidewatch.registry;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.avro.Schema;

/**
 * How values of one type look in Avro, apart from where their schema is kept. Thread-safe.
 *
 * @param <T> the type
 */
public interface AvroCodec<T> {

  /** The schema that is written. */
  Schema schema();

  /** Writes the value's Avro binary alone, where something else tells the schema. */
  void writeTo(OutputStream out, T value) throws IOException;

  /**
   * The value in Avro binary alone.
   *
   * @param writer the schema that it was written with, of this or another version of the type
   * @param offset where in the bytes the value begins; it ends with them
   * @throws IOException when the bytes are cut off
   * @throws org.apache.avro.AvroRuntimeException when they are damaged, or when the schema is that
   *     of something else
   */
  T readWith(Schema writer, byte[] bytes, int offset) throws IOException;
}
