package dev.tidewatch.connect.avro;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.avro.Schema.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.errors.DataException;

/**
 * Connect's schemas for those of Avro. Enums are texts, and logical types are what they are stored
 * as. Defaults are left out: what was written has all its fields.
 */
final class ConnectSchemas {

  /** Names of the records that the one at hand is in. */
  private final Deque<String> within = new ArrayDeque<>();

  private ConnectSchemas() {}

  /**
   * The schema that values have.
   *
   * @throws DataException when Connect has no such type: a union of several types, or a record that
   *     holds itself
   */
  static Schema of(org.apache.avro.Schema avro) {
    return new ConnectSchemas().schema(avro);
  }

  private Schema schema(org.apache.avro.Schema avro) {
    return avro.isUnion() ? union(avro) : builder(avro).build();
  }

  private Schema union(org.apache.avro.Schema union) {
    List<org.apache.avro.Schema> types =
        union.getTypes().stream()
            .filter(each -> each.getType() != org.apache.avro.Schema.Type.NULL)
            .toList();
    if (types.size() != 1) {
      throw new DataException("Connect has no type for the union " + union);
    }
    SchemaBuilder only = builder(types.get(0));
    return (union.isNullable() ? only.optional() : only).build();
  }

  private SchemaBuilder builder(org.apache.avro.Schema avro) {
    return switch (avro.getType()) {
      case BOOLEAN -> SchemaBuilder.bool();
      case INT -> SchemaBuilder.int32();
      case LONG -> SchemaBuilder.int64();
      case FLOAT -> SchemaBuilder.float32();
      case DOUBLE -> SchemaBuilder.float64();
      case BYTES, FIXED -> SchemaBuilder.bytes();
      case STRING, ENUM -> SchemaBuilder.string();
      case ARRAY -> SchemaBuilder.array(schema(avro.getElementType()));
      case MAP -> SchemaBuilder.map(Schema.STRING_SCHEMA, schema(avro.getValueType()));
      case RECORD -> record(avro);
      case NULL, UNION -> throw new DataException("Connect has no type for " + avro);
    };
  }

  private SchemaBuilder record(org.apache.avro.Schema avro) {
    String name = avro.getFullName();
    if (within.contains(name)) {
      throw new DataException(
          "Connect has no type for the record " + name + ", which holds itself");
    }
    within.push(name);
    SchemaBuilder struct = SchemaBuilder.struct().name(name);
    for (Field field : avro.getFields()) {
      struct.field(field.name(), schema(field.schema()));
    }
    within.pop();
    return struct;
  }
}
