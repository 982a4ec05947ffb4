package dev.tidewatch.codec;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** A map as Avro has it, with text keys; the order of its entries is kept. */
record MapCoder(Schema schema, Coder values, Function<String, Object> keyOf) implements Coder {

  MapCoder(Coder values, Function<String, Object> keyOf) {
    this(Schema.createMap(values.schema()), values, keyOf);
  }

  @Override
  public void write(Object value, Encoder out) throws IOException {
    Map<?, ?> map = (Map<?, ?>) value;
    out.writeMapStart();
    out.setItemCount(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.startItem();
      out.writeString(entry.getKey().toString());
      values.write(entry.getValue(), out);
    }
    out.writeMapEnd();
  }

  @Override
  public Object read(Decoder in) throws IOException {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (long count = in.readMapStart(); count > 0; count = in.mapNext()) {
      for (long i = 0; i < count; i++) {
        map.put(keyOf.apply(in.readString()), values.read(in));
      }
    }
    return Collections.unmodifiableMap(map);
  }

  @Override
  public Object defaultValue() {
    return Map.of();
  }
}
