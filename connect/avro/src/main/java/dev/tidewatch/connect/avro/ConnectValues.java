package dev.tidewatch.connect.avro;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Connect's values for those of Avro, of the schema that {@link ConnectSchemas} gives. */
final class ConnectValues {

  private ConnectValues() {}

  /** The value; null where Avro has null. */
  static @Nullable Object of(Schema schema, @Nullable Object avro) {
    if (avro instanceof IndexedRecord record) {
      return struct(schema, record);
    }
    if (avro instanceof Collection<?> many) {
      List<@Nullable Object> all = new ArrayList<>(many.size());
      many.forEach(each -> all.add(of(schema.valueSchema(), each)));
      return all;
    }
    if (avro instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      map.forEach((key, each) -> all.put(String.valueOf(key), of(schema.valueSchema(), each)));
      return all;
    }
    if (avro instanceof CharSequence || avro instanceof GenericEnumSymbol<?>) {
      return avro.toString();
    }
    return avro instanceof GenericFixed fixed ? ByteBuffer.wrap(fixed.bytes()) : avro;
  }

  private static Struct struct(Schema schema, IndexedRecord record) {
    Struct struct = new Struct(schema);
    for (Field field : schema.fields()) {
      // Fields have the order of those of Avro, which they were made of
      struct.put(field, of(field.schema(), record.get(field.index())));
    }
    return struct;
  }
}
