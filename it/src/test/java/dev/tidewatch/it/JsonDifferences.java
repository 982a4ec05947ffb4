package dev.tidewatch.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Where two JSON trees differ, by path: what a reader needs to see when an answer is not equal. */
final class JsonDifferences {

  /** They tell when a file was written or read. */
  static final Pattern LAST_UPDATED = Pattern.compile(".*/lastUpdated(Epoch)?");

  private static final int SHOWN = 200;

  private final Pattern blanked;
  private final List<String> found = new ArrayList<>();

  private JsonDifferences(Pattern blanked) {
    this.blanked = blanked;
  }

  /** All of them, but those in {@code lastUpdated}. */
  static List<String> between(JsonNode expected, JsonNode actual) {
    return between(expected, actual, LAST_UPDATED);
  }

  /**
   * @param blanked matches the paths that may differ, such as {@code /0/attempts/0/lastUpdated}
   */
  static List<String> between(JsonNode expected, JsonNode actual, Pattern blanked) {
    JsonDifferences differences = new JsonDifferences(blanked);
    differences.compare("", expected, actual);
    return differences.found;
  }

  private void compare(String path, JsonNode expected, JsonNode actual) {
    if (blanked.matcher(path).matches()) {
      return;
    }
    if (expected.isObject() && actual.isObject()) {
      Set<String> names = new TreeSet<>();
      expected.fieldNames().forEachRemaining(names::add);
      actual.fieldNames().forEachRemaining(names::add);
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
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}
