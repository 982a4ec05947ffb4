package dev.tidewatch.codec;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** Writes and reads values of one Java type as one Avro type. Immutable. */
interface Coder {

  Schema schema();

  void write(Object value, Encoder out) throws IOException;

  Object read(Decoder in) throws IOException;

  /** What a reader takes for a field that a writer did not know, as Avro's schema wants it. */
  Object defaultValue();
}
