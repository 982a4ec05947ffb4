package dev.tidewatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboards are what Grafana reads, and ask what Prometheus can answer. */
class DashboardsTest {

  private static final int COLUMNS = 24;

  @TempDir Path directory;

  static Stream<Path> dashboards() {
    return MonitoringFiles.in("grafana/dashboards").stream();
  }

  @Test
  void eachHasAnIdAndATitleOfItsOwn() {
    List<JsonNode> all = dashboards().map(MonitoringFiles::dashboard).toList();
    assertThat(all).hasSize(3);
    assertThat(all).extracting(each -> each.get("uid").asText()).doesNotHaveDuplicates();
    assertThat(all).extracting(each -> each.get("title").asText()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panelsSayWhatTheyShowAndLieBesideEachOther(Path file) {
    JsonNode dashboard = MonitoringFiles.dashboard(file);
    Set<String> cells = new HashSet<>();
    Set<Integer> ids = new HashSet<>();
    for (JsonNode panel : dashboard.get("panels")) {
      String title = panel.get("title").asText();
      assertThat(title).isNotEmpty();
      assertThat(ids.add(panel.get("id").asInt())).as(title).isTrue();
      JsonNode at = panel.get("gridPos");
      assertThat(at.get("x").asInt() + at.get("w").asInt()).as(title).isLessThanOrEqualTo(COLUMNS);
      for (int x = 0; x < at.get("w").asInt(); x++) {
        for (int y = 0; y < at.get("h").asInt(); y++) {
          String cell = (at.get("x").asInt() + x) + "/" + (at.get("y").asInt() + y);
          assertThat(cells.add(cell)).as("%s covers another panel", title).isTrue();
        }
      }
    }
    assertThat(MonitoringFiles.panels(dashboard))
        .hasSizeGreaterThan(10)
        .allSatisfy(
            panel -> {
              assertThat(panel.get("description").asText()).isNotEmpty();
              assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotEmpty();
              assertThat(panel.get("targets")).isNotEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyQueryGoesToTheDataSourceThatIsProvisioned(Path file) {
    List<Object> sources =
        Yaml.list(
            Yaml.document(
                    Project.read("monitoring/grafana/provisioning/datasources/prometheus.yaml"))
                .get("datasources"));
    Object uid = Yaml.mapping(sources.get(0)).get("uid");
    assertThat(MonitoringFiles.dashboard(file).findValues("datasource"))
        .isNotEmpty()
        .allSatisfy(source -> assertThat(source.get("uid").asText()).isEqualTo(uid));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyVariableThatIsUsedIsThere(Path file) {
    JsonNode dashboard = MonitoringFiles.dashboard(file);
    List<String> variables = dashboard.at("/templating/list").findValuesAsText("name");
    for (JsonNode panel : MonitoringFiles.panels(dashboard)) {
      for (String expression : panel.findValuesAsText("expr")) {
        String rest = expression.replace("$__rate_interval", "");
        for (String variable : variables) {
          rest = rest.replace("\"$" + variable + "\"", "");
        }
        assertThat(rest).doesNotContain("$");
      }
    }
  }

  /** As recording rules, since those are what its tool reads. */
  @Test
  void prometheusTakesEveryQuery() throws Exception {
    List<String> lines = new ArrayList<>(List.of("groups:", "  - name: panels", "    rules:"));
    for (Expression expression : MonitoringFiles.expressionsOfPanels()) {
      lines.add("      - record: panel:" + lines.size());
      lines.add("        expr: '" + expression.asPrometheusReadsIt() + "'");
    }
    Path rules = Files.write(directory.resolve("panels.yaml"), lines);

    Run check = Promtool.run("check", "rules", rules.toString());

    assertThat(check.status()).as(check.printed()).isZero();
  }

  @Test
  void whatIsProvisionedIsWhereTheFilesSay() throws IOException {
    String provider = Project.read("monitoring/grafana/provisioning/dashboards/tidewatch.yaml");
    Map<String, Object> first =
        Yaml.mapping(Yaml.list(Yaml.document(provider).get("providers")).get(0));
    assertThat(Yaml.mapping(first.get("options")).get("path")).isEqualTo("/etc/grafana/dashboards");
  }
}
