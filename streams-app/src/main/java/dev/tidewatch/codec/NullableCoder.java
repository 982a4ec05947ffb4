package dev.tidewatch.codec;

import java.io.IOException;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/** A value that may be absent, as a union with null. */
record NullableCoder(Schema schema, Coder present) {

  NullableCoder(Coder present) {
    this(Schema.createUnion(Schema.create(Schema.Type.NULL), present.schema()), present);
  }

  void write(@Nullable Object value, Encoder out) throws IOException {
    if (value == null) {
      out.writeIndex(0);
      out.writeNull();
    } else {
      out.writeIndex(1);
      present.write(value, out);
    }
  }

  @Nullable Object read(Decoder in) throws IOException {
    if (in.readIndex() == 0) {
      in.readNull();
      return null;
    }
    return present.read(in);
  }

  Object defaultValue() {
    return JsonProperties.NULL_VALUE;
  }
}
