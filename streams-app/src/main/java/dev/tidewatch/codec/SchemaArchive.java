package dev.tidewatch.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of all released versions, as resources {@code schemas/<record>/<fingerprint>.avsc}. A
 * schema is never removed: somebody's changelog still holds values that were written with it.
 */
final class SchemaArchive {

  private static final String ROOT = "/dev/tidewatch/schemas";
  private static final SchemaArchive RELEASED = new SchemaArchive(SchemaArchive::load);

  private final Function<String, @Nullable Schema> load;
  private final Map<String, Schema> found = new ConcurrentHashMap<>();

  SchemaArchive(Function<String, @Nullable Schema> load) {
    this.load = load;
  }

  static SchemaArchive released() {
    return RELEASED;
  }

  /**
   * The schema of a record with that fingerprint.
   *
   * @throws UnknownSchemaException where there is none
   */
  Schema find(Class<?> type, long fingerprint) {
    String path = path(RecordCoder.avroName(type), fingerprint);
    Schema known = found.get(path);
    if (known != null) {
      return known;
    }
    Schema schema = load.apply(path);
    if (schema == null) {
      throw new UnknownSchemaException(type.getSimpleName(), String.format("%016x", fingerprint));
    }
    found.put(path, schema);
    return schema;
  }

  /** Where the schema of a record belongs, below the root. */
  static String path(Schema schema) {
    return path(schema.getName(), SchemaNormalization.parsingFingerprint64(schema));
  }

  private static String path(String name, long fingerprint) {
    return "/" + name + "/" + String.format("%016x", fingerprint) + ".avsc";
  }

  private static @Nullable Schema load(String path) {
    try (InputStream in = SchemaArchive.class.getResourceAsStream(ROOT + path)) {
      return in == null ? null : new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }
}
