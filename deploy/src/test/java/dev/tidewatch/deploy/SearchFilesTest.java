package dev.tidewatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.spark.SparkApplication;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The index template and the dashboard fit each other, and the records of the topic. */
class SearchFilesTest {

  private static final JsonNode TEMPLATE = read("index-template.json");
  private static final Map<String, JsonNode> OBJECTS = objects();

  private static JsonNode read(String file) {
    return json(Project.read("connect/search/" + file));
  }

  private static JsonNode json(String text) {
    try {
      return ConnectorFiles.STRICT.readTree(text);
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static Map<String, JsonNode> objects() {
    Map<String, JsonNode> objects = new TreeMap<>();
    for (String line : Project.read("connect/search/dashboards.ndjson").lines().toList()) {
      JsonNode object = json(line);
      assertThat(objects.put(object.path("id").asText(), object)).as(line).isNull();
    }
    return objects;
  }

  private static Set<String> fields() {
    return new TreeSet<>(ConnectorFiles.names(TEMPLATE.at("/template/mappings/properties")));
  }

  @Test
  void theTemplateHasTheFieldsOfTheTopic() {
    Set<String> ofTheTopic = new TreeSet<>();
    Stream.of(SparkApplication.class.getRecordComponents())
        .forEach(component -> ofTheTopic.add(component.getName()));

    assertThat(fields()).isEqualTo(ofTheTopic);
  }

  @Test
  void theTemplateIsForTheIndexOfTheConnector() throws IOException {
    String index = ConnectorFiles.CONNECT.defaults().get("search.index");

    assertThat(TEMPLATE.at("/index_patterns/0").asText()).isEqualTo(index + "*");
    assertThat(object("tidewatch-applications").at("/attributes/title").asText())
        .isEqualTo(index + "*");
  }

  private static JsonNode object(String id) {
    JsonNode object = OBJECTS.get(id);
    assertThat(object).as(id).isNotNull();
    return object;
  }

  @Test
  void everyReferenceIsToAnObjectOfTheFile() {
    assertThat(OBJECTS).hasSizeGreaterThan(5);
    for (JsonNode object : OBJECTS.values()) {
      for (JsonNode reference : object.path("references")) {
        JsonNode target = object(reference.path("id").asText());
        assertThat(target.path("type")).isEqualTo(reference.path("type"));
      }
    }
  }

  @Test
  void everyPanelIsOneOfTheReferencesAndAllVisualizationsAreShown() {
    JsonNode dashboard = object("tidewatch-spark-versions-and-options");
    List<String> panels = new ArrayList<>();
    json(dashboard.at("/attributes/panelsJSON").asText())
        .forEach(panel -> panels.add(panel.path("panelRefName").asText()));
    List<String> references = new ArrayList<>();
    Set<String> shown = new TreeSet<>();
    for (JsonNode reference : dashboard.path("references")) {
      references.add(reference.path("name").asText());
      shown.add(reference.path("id").asText());
    }

    assertThat(panels).isEqualTo(references);
    Set<String> drawn = new TreeSet<>(OBJECTS.keySet());
    drawn.removeAll(Set.of("tidewatch-applications", "tidewatch-spark-versions-and-options"));
    assertThat(shown).isEqualTo(drawn);
  }

  @Test
  void everyFieldThatIsAskedForIsOneOfTheTemplate() {
    Set<String> asked = new TreeSet<>();
    for (JsonNode object : OBJECTS.values()) {
      String state = object.at("/attributes/visState").asText("{}");
      json(state).path("aggs").forEach(each -> asked.add(each.at("/params/field").asText()));
      object.at("/attributes/columns").forEach(column -> asked.add(column.asText()));
      String source = object.at("/attributes/kibanaSavedObjectMeta/searchSourceJSON").asText("{}");
      assertThat(json(source).isObject()).isTrue();
    }

    assertThat(asked).contains("sparkVersion", "options", "applicationId");
    assertThat(fields()).containsAll(asked);
  }
}
