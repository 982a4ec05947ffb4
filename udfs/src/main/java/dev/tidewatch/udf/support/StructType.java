package dev.tidewatch.udf.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * The type of a struct, read from the very text by which a function's annotation declares it in
 * SQL, so that the two cannot differ. Every field is optional, as all of SQL is. Immutable, and
 * safe for any number of threads.
 */
public final class StructType {

  private static final String PREFIX = "STRUCT<";

  private static final Pattern COMMA = Pattern.compile(",\\s*");

  private final Schema schema;

  private StructType(Schema schema) {
    this.schema = schema;
  }

  /**
   * The type that {@code sql} declares, such as {@code STRUCT<ID STRING, TIME BIGINT>}.
   *
   * @throws IllegalArgumentException for a text that is none, or has a type without use here
   */
  public static StructType parse(String sql) {
    if (!sql.startsWith(PREFIX) || !sql.endsWith(">")) {
      throw new IllegalArgumentException("no struct: " + sql);
    }
    SchemaBuilder builder = SchemaBuilder.struct().optional();
    for (String field : COMMA.split(sql.substring(PREFIX.length(), sql.length() - 1), -1)) {
      List<String> words = List.of(field.strip().split(" ", 2));
      builder.field(words.get(0).replace("`", ""), fieldSchema(words.get(words.size() - 1)));
    }
    return new StructType(builder.build());
  }

  private static Schema fieldSchema(String sql) {
    return switch (sql) {
      case "STRING" -> Schema.OPTIONAL_STRING_SCHEMA;
      case "INT" -> Schema.OPTIONAL_INT32_SCHEMA;
      case "BIGINT" -> Schema.OPTIONAL_INT64_SCHEMA;
      case "DOUBLE" -> Schema.OPTIONAL_FLOAT64_SCHEMA;
      case "BOOLEAN" -> Schema.OPTIONAL_BOOLEAN_SCHEMA;
      default -> throw new IllegalArgumentException("no type of a field: " + sql);
    };
  }

  /** The schema of its structs. */
  public Schema schema() {
    return schema;
  }

  /** A struct with these values, in the order of the fields. */
  public Struct of(@Nullable Object... values) {
    List<Field> fields = schema.fields();
    if (values.length != fields.size()) {
      throw new IllegalArgumentException(
          values.length + " values for " + fields.size() + " fields");
    }
    Struct struct = new Struct(schema);
    for (Field field : fields) {
      struct.put(field, values[field.index()]);
    }
    return struct;
  }

  /** The names of its fields. */
  public List<String> names() {
    return new ArrayList<>(
        schema.fields().stream().map(Field::name).map(Objects::requireNonNull).toList());
  }
}
