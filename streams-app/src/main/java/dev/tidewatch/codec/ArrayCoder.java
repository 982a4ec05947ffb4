package dev.tidewatch.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** A list or a set as an array. */
record ArrayCoder(Schema schema, Coder items, Function<List<Object>, Object> collect)
    implements Coder {

  ArrayCoder(Coder items, Function<List<Object>, Object> collect) {
    this(Schema.createArray(items.schema()), items, collect);
  }

  @Override
  public void write(Object value, Encoder out) throws IOException {
    Collection<?> collection = (Collection<?>) value;
    out.writeArrayStart();
    out.setItemCount(collection.size());
    for (Object item : collection) {
      out.startItem();
      items.write(item, out);
    }
    out.writeArrayEnd();
  }

  @Override
  public Object read(Decoder in) throws IOException {
    List<Object> list = new ArrayList<>();
    for (long count = in.readArrayStart(); count > 0; count = in.arrayNext()) {
      for (long i = 0; i < count; i++) {
        list.add(items.read(in));
      }
    }
    return collect.apply(Collections.unmodifiableList(list));
  }

  @Override
  public Object defaultValue() {
    return List.of();
  }
}
