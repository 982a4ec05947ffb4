package dev.tidewatch.local.connectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidewatch.local.remote.UserErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connector as a file has it, in the form that {@code POST /connectors} takes: {@code {"name": …,
 * "config": {KEY: TEXT}}}. Texts may refer to parameters, <code>${name}</code>; a dollar sign
 * before that leaves it to the connector, and references to a worker's config providers, which have
 * a colon, are left to the worker.
 */
record ConnectorFile(Path file, String name, Map<String, String> settings) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern REFERENCE = Pattern.compile("(\\$?)\\$\\{([A-Za-z][\\w.-]*)}");

  /**
   * Reads it.
   *
   * @throws UserErrorException with file and key when it is not as it should be
   */
  static ConnectorFile read(Path file) {
    JsonNode root = tree(file);
    for (String each : names(root)) {
      if (!Set.of("name", "config").contains(each)) {
        throw wrong(file, each, "is not expected here: a file has \"name\" and \"config\"");
      }
    }
    String name = text(file, "name", root.path("name"));
    Map<String, String> settings = new TreeMap<>();
    for (String key : names(root.path("config"))) {
      settings.put(key, text(file, key, root.path("config").path(key)));
    }
    if (!settings.containsKey("connector.class")) {
      throw wrong(file, "connector.class", "is missing: it says which connector \"config\" is for");
    }
    String inner = settings.putIfAbsent("name", name);
    if (inner != null && !inner.equals(name)) {
      throw wrong(file, "name", "differs from the name above: leave it out");
    }
    return new ConnectorFile(file, name, settings);
  }

  private static JsonNode tree(Path file) {
    try {
      return JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      // Where, and never what: it may be the line of a password
      throw new UserErrorException(
          "%s:%d: is no JSON, or has a key twice: mend it"
              .formatted(file, e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
    } catch (IOException e) {
      throw new UserErrorException(file + " cannot be read: " + e, e);
    }
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String text(Path file, String key, JsonNode value) {
    if (value.isMissingNode()) {
      throw wrong(file, key, "is missing");
    }
    if (!value.isTextual() || (key.equals("name") && value.asText().isBlank())) {
      throw wrong(file, key, "is to be a text: write it within quotes");
    }
    return value.asText();
  }

  private static UserErrorException wrong(Path file, String key, String what) {
    return new UserErrorException("%s: %s: %s".formatted(file, key, what));
  }

  /** The parameters that it refers to. */
  Set<String> parameters() {
    Set<String> parameters = new TreeSet<>();
    settings.values().forEach(text -> collect(text, parameters));
    return parameters;
  }

  private static void collect(String text, Set<String> parameters) {
    REFERENCE
        .matcher(text)
        .results()
        .filter(reference -> reference.group(1).isEmpty())
        .forEach(reference -> parameters.add(reference.group(2)));
  }

  /** The same with values in the place of references, all of which have to be given. */
  ConnectorFile with(Map<String, String> values) {
    Map<String, String> settled = new TreeMap<>();
    settings.forEach((key, text) -> settled.put(key, substituted(text, values)));
    return new ConnectorFile(file, substituted(name, values), settled);
  }

  private static String substituted(String text, Map<String, String> values) {
    return REFERENCE
        .matcher(text)
        .replaceAll(reference -> Matcher.quoteReplacement(value(reference, values)));
  }

  private static String value(MatchResult reference, Map<String, String> values) {
    if (!reference.group(1).isEmpty()) {
      return reference.group().substring(1);
    }
    String value = values.get(reference.group(2));
    if (value == null) {
      throw new IllegalArgumentException(reference.group() + " is not given");
    }
    return value;
  }

  String connectorClass() {
    return settings.getOrDefault("connector.class", "");
  }
}
