package dev.tidewatch.connect.common;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record's value, whichever converter it came through: JSON without schemas gives
 * maps, Avro and JSON with schemas give structs. Absent fields and nulls are one.
 */
public final class RecordFields {

  private RecordFields() {}

  /**
   * The fields by their names, in their order.
   *
   * @throws DataException when the value has none
   */
  public static Map<String, Object> of(@Nullable Object value) {
    if (value instanceof Struct struct) {
      return ofStruct(struct);
    }
    if (value instanceof Map<?, ?> map) {
      return ofMap(map);
    }
    throw new DataException(
        "the value is "
            + (value == null ? "absent" : "a " + value.getClass().getSimpleName())
            + " and has no fields: set value.converter to what the topic holds"
            + " (org.apache.kafka.connect.json.JsonConverter with schemas.enable=false for JSON)");
  }

  private static Map<String, Object> ofStruct(Struct struct) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Field field : struct.schema().fields()) {
      put(fields, field.name(), struct.get(field));
    }
    return fields;
  }

  private static Map<String, Object> ofMap(Map<?, ?> map) {
    Map<String, Object> fields = new LinkedHashMap<>();
    map.forEach((name, value) -> put(fields, String.valueOf(name), value));
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value instanceof Struct struct) {
      fields.put(name, ofStruct(struct));
    } else if (value instanceof Map<?, ?> map) {
      fields.put(name, new HashMap<>(ofMap(map)));
    } else if (value != null) {
      fields.put(name, value);
    }
  }
}
