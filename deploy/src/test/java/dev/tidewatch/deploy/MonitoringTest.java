package dev.tidewatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules for Prometheus fire when they should, and tell a person what to do. */
class MonitoringTest {

  @TempDir Path directory;

  @Test
  void everyAlertSaysHowBadItIsAndWhatToLookAt() {
    assertThat(MonitoringFiles.rules()).hasSizeGreaterThan(5);
    assertThat(MonitoringFiles.rules())
        .allSatisfy(
            rule -> {
              assertThat(Yaml.text(rule.get("alert"))).matches("[A-Z][A-Za-z]+");
              assertThat(Yaml.text(rule.get("expr"))).isNotEmpty();
              assertThat(Yaml.mapping(rule.get("labels")).get("severity"))
                  .isIn("info", "warning", "critical");
              Map<String, Object> words = Yaml.mapping(rule.get("annotations"));
              assertThat(words).containsOnlyKeys("summary", "description");
              assertThat(rule.keySet()).isSubsetOf("alert", "expr", "for", "labels", "annotations");
            })
        .extracting(rule -> rule.get("alert"))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyMetricIsExplainedWhereMetricsAre() {
    String pages =
        Project.read(Project.ROOT.resolve("docs/operations.md"))
            + Project.read(Project.ROOT.resolve("docs/mirrors.md"))
            + Project.read("monitoring/README.md");
    Set<String> used = new TreeSet<>();
    MonitoringFiles.expressionsOfRules().forEach(each -> used.addAll(each.series().keySet()));
    assertThat(used).hasSizeGreaterThan(5).allMatch(metric -> pages.contains("`" + metric + "`"));
  }

  @Test
  void promtoolTakesTheRulesAndTheConfiguration() throws Exception {
    for (Path file : MonitoringFiles.in("rules")) {
      assertTaken(Promtool.run("check", "rules", file.toString()));
    }
    String configuration = MonitoringFiles.DIRECTORY.resolve("prometheus.yml").toString();
    assertTaken(Promtool.run("check", "config", "--syntax-only", configuration));
  }

  @Test
  void everyAlertFiresInATest() {
    Set<String> alerts = new TreeSet<>();
    MonitoringFiles.rules().forEach(rule -> alerts.add(Yaml.text(rule.get("alert"))));
    String tests =
        String.join("\n", MonitoringFiles.in("tests").stream().map(Project::read).toList());
    assertThat(alerts).allMatch(alert -> tests.contains("alertname=\"" + alert + "\""));
  }

  @Test
  void alertsFireWhenTheyShouldAndNotElse() throws Exception {
    for (Path file : MonitoringFiles.in("tests")) {
      assertTaken(Promtool.run("test", "rules", file.toString()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "connect.yaml | status=\"failed\" | status=\"paused\"",
        "connect.yaml | > 100000 | > 1000000",
        "connect.yaml | for: 30m | for: 5m",
        "connect.yaml | _sink_retries | _sink_errors",
        "mirrormaker.yaml | > 60000 | > 600",
        "mirrormaker.yaml | unless count | and count",
        "tidewatch.yaml | == 0 | == 1",
        "tidewatch.yaml | (tidewatch_replica_active{job=\"tidewatch\"} == 1) | 1"
      })
  void eachChangeOfARuleIsFoundByItsTests(String file, String found, String replacement)
      throws Exception {
    String rules = Project.read("monitoring/rules/" + file);
    assertThat(rules).contains(found);
    Files.createDirectories(directory.resolve("rules"));
    Files.writeString(directory.resolve("rules").resolve(file), rules.replace(found, replacement));
    Path tests = Files.createDirectories(directory.resolve("tests")).resolve(file);
    Files.writeString(tests, Project.read("monitoring/tests/" + file));

    assertThat(Promtool.run("test", "rules", tests.toString()).status()).isNotZero();
  }

  /** The counters of all sinks are found by one alert, whatever else is in their names. */
  @Test
  void theExporterNamesTheCountersOfEverySinkAsTheAlertExpects() {
    List<ExporterRule> exporter = ExporterRule.all();
    for (String sink : List.of("hbase-sink", "search-sink")) {
      String bean = "kafka.connect<type=plugins, connector=x, task=0><>" + sink;
      assertThat(ExporterRule.name(exporter, bean + ".retries-total: 3"))
          .matches("kafka_connect_plugin_.+_sink_retries_total");
    }
    assertThat(Project.read(Project.ROOT.resolve("docs/connect.md")))
        .contains("hbase-sink.", "search-sink.", "`retries-total`");
  }

  private static void assertTaken(Run run) {
    assertThat(run.status()).as(run.printed()).isZero();
  }
}
