package dev.tidewatch.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** YAML, read strictly: a key that stands twice is an error, and merge keys are carried out. */
final class Yaml {

  private static final LoadSettings STRICT =
      LoadSettings.builder().setAllowDuplicateKeys(false).build();

  private Yaml() {}

  /** Every document of a text that is a mapping; empty ones are left out. */
  static List<Map<String, Object>> documents(String text) {
    List<Map<String, Object>> documents = new ArrayList<>();
    for (Object document : new Load(STRICT).loadAllFromString(text)) {
      if (document != null) {
        documents.add(mapping(merged(document)));
      }
    }
    return documents;
  }

  static Map<String, Object> document(String text) {
    List<Map<String, Object>> documents = documents(text);
    if (documents.size() != 1) {
      throw new IllegalArgumentException("one document is expected, not " + documents.size());
    }
    return documents.get(0);
  }

  /** What stands at a key, as a mapping; empty where there is none. */
  static Map<String, Object> mapping(@Nullable Object value) {
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("a mapping is expected, not " + value);
    }
    Map<String, Object> mapping = new LinkedHashMap<>();
    map.forEach((key, element) -> mapping.put((String) key, element));
    return mapping;
  }

  /** What stands at a key, as a list; empty where there is none. */
  static List<Object> list(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw new IllegalArgumentException("a list is expected, not " + value);
    }
    return List.copyOf(list);
  }

  static List<String> texts(@Nullable Object value) {
    return list(value).stream().map(Yaml::text).toList();
  }

  static String text(@Nullable Object value) {
    if (!(value instanceof String text)) {
      throw new IllegalArgumentException("a text is expected, not " + value);
    }
    return text;
  }

  private static Object merged(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(Yaml::merged).toList();
    }
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    Map<String, Object> result = new LinkedHashMap<>();
    if (map.get("<<") instanceof Map<?, ?> base) {
      result.putAll(mapping(merged(base)));
    }
    map.forEach(
        (key, element) -> {
          if (!key.equals("<<")) {
            result.put((String) key, element == null ? Map.of() : merged(element));
          }
        });
    return result;
  }
}
