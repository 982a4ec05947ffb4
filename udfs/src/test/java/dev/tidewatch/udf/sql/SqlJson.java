package dev.tidewatch.udf.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Values as a server writes them in JSON. */
public final class SqlJson {

  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SqlJson() {}

  /** A value. */
  public static JsonNode of(@Nullable Object value) {
    if (value instanceof Struct struct) {
      ObjectNode object = NODES.objectNode();
      for (Field field : struct.schema().fields()) {
        object.set(field.name(), of(struct.get(field)));
      }
      return object;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      map.forEach((key, each) -> object.set(String.valueOf(key), of(each)));
      return object;
    }
    if (value instanceof List<?> list) {
      ArrayNode array = NODES.arrayNode();
      list.forEach(each -> array.add(of(each)));
      return array;
    }
    return JSON.valueToTree(value);
  }

  /** What an example says. */
  public static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (java.io.IOException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** Whether they are the same, with fractions within 1 %. */
  public static boolean same(JsonNode actual, JsonNode expected) {
    if (expected.isFloatingPointNumber()) {
      double bound = Math.abs(expected.asDouble()) * 0.01;
      return actual.isNumber() && Math.abs(actual.asDouble() - expected.asDouble()) <= bound;
    }
    if (expected.isNumber()) {
      return actual.isIntegralNumber() && actual.asLong() == expected.asLong();
    }
    if (actual.size() != expected.size() || actual.getNodeType() != expected.getNodeType()) {
      return false;
    }
    if (expected.isArray()) {
      for (int i = 0; i < expected.size(); i++) {
        if (!same(actual.get(i), expected.get(i))) {
          return false;
        }
      }
      return true;
    }
    if (expected.isObject()) {
      return expected.properties().stream()
          .allMatch(
              each ->
                  actual.has(each.getKey()) && same(actual.path(each.getKey()), each.getValue()));
    }
    return actual.equals(expected);
  }
}
