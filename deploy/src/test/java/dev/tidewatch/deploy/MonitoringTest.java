package dev.tidewatch.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules for Prometheus speak of metrics that there are, and tell a person what to do. */
class MonitoringTest {

  private static final Path FILES = Project.DEPLOY.resolve("monitoring");
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:tidewatch|kafka|http|jvm|process)_[a-z_]+\\b");

  private static List<Path> ruleFiles() throws IOException {
    try (Stream<Path> files = Files.list(FILES.resolve("rules"))) {
      return files.sorted().toList();
    }
  }

  private static List<Map<String, Object>> rules() throws IOException {
    return ruleFiles().stream()
        .map(file -> Yaml.document(Project.read(file)))
        .flatMap(document -> Yaml.list(document.get("groups")).stream())
        .flatMap(group -> Yaml.list(Yaml.mapping(group).get("rules")).stream())
        .map(Yaml::mapping)
        .toList();
  }

  @Test
  void everyAlertSaysHowBadItIsAndWhatToLookAt() throws IOException {
    assertThat(rules()).hasSizeGreaterThan(5);
    assertThat(rules())
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
  void everyMetricIsExplainedWhereMetricsAre() throws IOException {
    String pages =
        Project.read(Project.ROOT.resolve("docs/operations.md"))
            + Project.read(Project.ROOT.resolve("docs/mirrors.md"));
    Set<String> used = new TreeSet<>();
    rules()
        .forEach(
            rule ->
                METRIC
                    .matcher(Yaml.text(rule.get("expr")))
                    .results()
                    .map(MatchResult::group)
                    .forEach(used::add));
    assertThat(used).hasSizeGreaterThan(5).allMatch(metric -> pages.contains("`" + metric + "`"));
  }

  @Test
  void promtoolTakesTheRulesAndTheConfiguration() throws Exception {
    Optional<Path> promtool = Project.program("promtool");
    assumeTrue(
        promtool.isPresent(),
        "SKIPPED: promtool is not on the PATH, so that Prometheus itself has not read the rules");
    String tool = promtool.orElseThrow().toString();
    for (Path file : ruleFiles()) {
      assertTaken(List.of(tool, "check", "rules", file.toString()));
    }
    assertTaken(
        List.of(
            tool, "check", "config", "--syntax-only", FILES.resolve("prometheus.yml").toString()));
  }

  private static void assertTaken(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
