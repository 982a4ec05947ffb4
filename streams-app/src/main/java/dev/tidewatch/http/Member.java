package dev.tidewatch.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A member of the JSON object that a request has as its body.
 *
 * @param type in words, for people
 * @param standard what holds where it is absent; null for nothing
 * @param schema JSON Schema
 */
public record Member(
    String name,
    String type,
    boolean required,
    @Nullable Object standard,
    String doc,
    Map<String, Object> schema) {

  /** A text. */
  public static Member text(String name, String doc) {
    return of(name, "text", null, doc, Map.of("type", "string"));
  }

  /** One of some texts, which must be given. */
  public static Member oneOf(String name, String doc, String... values) {
    String words = "one of " + String.join(", ", values);
    Member member = of(name, words, null, doc, Map.of("type", "string", "enum", List.of(values)));
    return new Member(name, words, true, null, doc, member.schema());
  }

  /** A time, as {@code date-time} or in milliseconds since the epoch. */
  public static Member time(String name, String doc) {
    return of(name, "a time such as 2026-11-25T12:00:00Z", null, doc, Map.of("type", "string"));
  }

  /** True or false. */
  public static Member flag(String name, boolean standard, String doc) {
    return of(name, "true or false", standard, doc, Map.of("type", "boolean"));
  }

  /** A whole number between two bounds, both included. */
  public static Member integer(String name, int least, int most, int standard, String doc) {
    return of(
        name,
        "a whole number from " + least + " to " + most,
        standard,
        doc,
        Map.of("type", "integer", "minimum", least, "maximum", most));
  }

  /** A list of objects. */
  public static Member objects(String name, int most, String doc, Map<String, String> members) {
    Map<String, Object> properties = new LinkedHashMap<>();
    members.forEach((member, type) -> properties.put(member, Map.of("type", type)));
    return of(
        name,
        "a list of at most " + most + " objects with " + String.join(", ", members.keySet()),
        null,
        doc,
        Map.of(
            "type",
            "array",
            "maxItems",
            most,
            "items",
            Map.of(
                "type",
                "object",
                "additionalProperties",
                false,
                "required",
                List.copyOf(members.keySet()),
                "properties",
                properties)));
  }

  private static Member of(
      String name, String type, @Nullable Object standard, String doc, Map<String, Object> schema) {
    Map<String, Object> whole = new LinkedHashMap<>(schema);
    whole.put("description", doc);
    if (standard != null) {
      whole.put("default", standard);
    }
    return new Member(name, type, false, standard, doc, whole);
  }
}
