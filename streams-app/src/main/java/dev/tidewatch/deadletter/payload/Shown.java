package dev.tidewatch.deadletter.payload;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Bytes, made readable.
 *
 * @param bytes how many there are; null where there is no value, as in a tombstone
 * @param view what {@code content} is: text, json, hex or avro; null where there is no content
 * @param content as text, also where that text is JSON: numbers keep their digits so
 * @param truncated whether there is more than is shown
 * @param schemaId of the writer's schema, where the bytes name one
 * @param schema full name of the writer's schema
 * @param problem why the bytes are not shown as they were wanted, and what to do about it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Shown(
    @Nullable Integer bytes,
    @Nullable String view,
    @Nullable String content,
    boolean truncated,
    @Nullable Integer schemaId,
    @Nullable String schema,
    @Nullable String problem) {

  static final Shown NOTHING = new Shown(null, null, null, false, null, null, null);

  static Shown of(byte[] bytes, View view, String content, boolean truncated) {
    return new Shown(bytes.length, view.word(), content, truncated, null, null, null);
  }

  Shown withSchema(int id, @Nullable String name) {
    return new Shown(bytes, view, content, truncated, id, name, problem);
  }

  Shown withProblem(String why) {
    return new Shown(bytes, view, content, truncated, schemaId, schema, why);
  }
}
