package dev.tidewatch.deploy;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The connectors of a directory, and the parameters of their files. */
record ConnectorFiles(Path directory) {

  static final ConnectorFiles CONNECT =
      new ConnectorFiles(Project.DEPLOY.resolve("connect/connectors"));
  static final ConnectorFiles MIRROR =
      new ConnectorFiles(Project.DEPLOY.resolve("mirrormaker/connect"));

  /** Refuses what a reader may take one way or the other. */
  static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern PARAMETER = Pattern.compile("\\$\\{([\\w.-]+)}");

  static List<Path> all() {
    return Stream.of(CONNECT, MIRROR).flatMap(each -> each.files().stream()).toList();
  }

  static JsonNode read(Path file) throws IOException {
    return STRICT.readTree(Files.readString(file));
  }

  List<Path> files() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException(directory.toString(), e);
    }
  }

  Map<String, String> defaults() throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(directory.resolve("defaults.properties"))) {
      properties.load(reader);
    }
    Map<String, String> defaults = new TreeMap<>();
    properties.stringPropertyNames().forEach(n -> defaults.put(n, properties.getProperty(n)));
    return defaults;
  }

  /** The parameters that their files name. */
  Set<String> parameters() {
    Set<String> parameters = new TreeSet<>();
    for (Path file : files()) {
      PARAMETER
          .matcher(Project.read(file))
          .results()
          .forEach(match -> parameters.add(match.group(1)));
    }
    return parameters;
  }

  /** The settings of a file with values in the place of parameters. */
  static Map<String, String> settings(Path file, Map<String, String> parameters)
      throws IOException {
    Map<String, String> settings = new TreeMap<>();
    settings.put("name", "any");
    for (Map.Entry<String, JsonNode> each : read(file).path("config").properties()) {
      settings.put(
          each.getKey(),
          PARAMETER
              .matcher(each.getValue().asText())
              .replaceAll(
                  match ->
                      Matcher.quoteReplacement(
                          parameters.getOrDefault(match.group(1), match.group()))));
    }
    return settings;
  }

  /** The names of an object's fields. */
  static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
