package dev.tidewatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files for Prometheus and Grafana. */
final class MonitoringFiles {

  static final Path DIRECTORY = Project.DEPLOY.resolve("monitoring").normalize();

  private MonitoringFiles() {}

  static List<Path> in(String directory) {
    try (Stream<Path> files = Files.list(DIRECTORY.resolve(directory))) {
      List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
      assertThat(all).as(directory).isNotEmpty();
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Map<String, Object>> rules(Path file) {
    return Yaml.list(Yaml.document(Project.read(file)).get("groups")).stream()
        .flatMap(group -> Yaml.list(Yaml.mapping(group).get("rules")).stream())
        .map(Yaml::mapping)
        .toList();
  }

  static List<Map<String, Object>> rules() {
    return in("rules").stream().flatMap(file -> rules(file).stream()).toList();
  }

  static JsonNode dashboard(Path file) {
    try {
      return new JsonMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The panels that show something. */
  static List<JsonNode> panels(JsonNode dashboard) {
    return dashboard
        .get("panels")
        .valueStream()
        .filter(panel -> !panel.get("type").asText().equals("row"))
        .toList();
  }

  static List<Expression> expressionsOfRules() {
    return rules().stream().map(rule -> new Expression(Yaml.text(rule.get("expr")))).toList();
  }

  static List<Expression> expressionsOfPanels() {
    return in("grafana/dashboards").stream()
        .flatMap(file -> panels(dashboard(file)).stream())
        .flatMap(panel -> panel.get("targets").valueStream())
        .map(target -> new Expression(target.get("expr").asText()))
        .toList();
  }
}
