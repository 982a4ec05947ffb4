package dev.tidewatch.spark.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where two JSON trees differ, by path: what a reader needs to see when an answer is not equal. */
final class JsonDifferences {

  /** They tell when the file was written or read. */
  private static final Set<String> BLANKED = Set.of("lastUpdated", "lastUpdatedEpoch");

  private final List<String> found = new ArrayList<>();

  private JsonDifferences() {}

  static List<String> between(JsonNode expected, JsonNode actual) {
    JsonDifferences differences = new JsonDifferences();
    differences.compare("", expected, actual);
    return differences.found;
  }

  private void compare(String path, JsonNode expected, JsonNode actual) {
    if (expected.isObject() && actual.isObject()) {
      Set<String> names = new TreeSet<>();
      expected.fieldNames().forEachRemaining(names::add);
      actual.fieldNames().forEachRemaining(names::add);
      names.removeAll(BLANKED);
      names.forEach(name -> compare(path + "/" + name, expected.path(name), actual.path(name)));
    } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
      for (int i = 0; i < expected.size(); i++) {
        compare(path + "/" + i, expected.get(i), actual.get(i));
      }
    } else if (!expected.equals(actual)) {
      found.add(path + ": expected " + shown(expected) + " but was " + shown(actual));
    }
  }

  private static String shown(JsonNode node) {
    String text = node.isMissingNode() ? "nothing" : node.toString();
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }
}
