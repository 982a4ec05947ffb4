package dev.tidewatch.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * The schemas of all released versions, as resources {@code schemas/<record>/<fingerprint>.avsc}. A
 * schema is never removed: somebody's changelog still holds values that were written with it.
 */
final class SchemaArchive {

  private static final SchemaArchive RELEASED = new SchemaArchive("/dev/tidewatch/schemas");

  private final String root;
  private final Map<Long, Schema> found = new ConcurrentHashMap<>();

  SchemaArchive(String root) {
    this.root = root;
  }

  static SchemaArchive released() {
    return RELEASED;
  }

  /** The schema with that fingerprint. */
  Schema find(Class<?> type, long fingerprint) {
    return found.computeIfAbsent(fingerprint, key -> load(type, fingerprint));
  }

  /** Where the schema of a record belongs, below the root. */
  static String path(Schema schema) {
    return path(schema.getName(), SchemaNormalization.parsingFingerprint64(schema));
  }

  private static String path(String name, long fingerprint) {
    return "/" + name + "/" + String.format("%016x", fingerprint) + ".avsc";
  }

  private Schema load(Class<?> type, long fingerprint) {
    String path = root + path(RecordCoder.avroName(type), fingerprint);
    try (InputStream in = SchemaArchive.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new UnknownSchemaException(type.getSimpleName(), String.format("%016x", fingerprint));
      }
      return new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }
}
