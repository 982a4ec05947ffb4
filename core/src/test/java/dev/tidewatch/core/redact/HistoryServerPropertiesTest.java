package dev.tidewatch.core.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Spark's History Server answers is what a redacted answer must equal. */
class HistoryServerPropertiesTest {

  private static final List<String> LISTS =
      List.of("sparkProperties", "hadoopProperties", "systemProperties", "metricsProperties");

  @Test
  void everyPropertyThatTheHistoryServerShowsIsUnchanged() throws IOException {
    Path oracle = Path.of(System.getProperty("tidewatch.oracle", "absent"));
    assumeTrue(
        Files.isDirectory(oracle), "SKIPPED: no oracle at " + oracle + " (-Dtidewatch.oracle=…)");
    Redactor redactor = Redactor.sparkDefaults();
    int properties = 0;

    for (Path file : environments(oracle)) {
      JsonNode answer = new ObjectMapper().readTree(file.toFile());
      for (String list : LISTS) {
        for (JsonNode property : answer.path(list)) {
          String value = property.get(1).asText();
          assertThat(redactor.property(property.get(0).asText(), value))
              .as("%s of %s", property.get(0).asText(), file)
              .isEqualTo(value);
          properties++;
        }
      }
      for (JsonNode entry : answer.path("classpathEntries")) {
        String path = entry.get(0).asText();
        assertThat(redactor.text(path)).isEqualTo(path);
      }
    }

    assertThat(properties).isGreaterThan(1_000);
  }

  private static List<Path> environments(Path oracle) throws IOException {
    List<Path> files = new ArrayList<>();
    files.add(oracle.resolve("expectations/app_environment_expectation.json"));
    files.add(oracle.resolve("expectations/multiple_resource_profiles_expectation.json"));
    try (Stream<Path> more = Files.walk(oracle.resolve("more/expectations"))) {
      more.filter(p -> p.endsWith("environment.json")).forEach(files::add);
    }
    return files;
  }
}
