package dev.tidewatch.deploy;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.config.Config;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole platform of the compose files: parts by profile, each as careful as the core. */
class PlatformTest {

  private static final Pattern OPTION = Pattern.compile("(?m)^#([A-Z_]+)=(\\S+)$");

  @TempDir Path files;

  private static Properties settings() throws IOException {
    Properties settings = new Properties();
    settings.load(new StringReader(Project.read("compose/.env")));
    return settings;
  }

  private static ComposeFile platform(Map<String, String> variables) throws IOException {
    List<String> texts =
        Stream.of(settings().getProperty("COMPOSE_FILE").split(":", -1))
            .map(file -> Project.read("compose/" + file))
            .toList();
    return ComposeFile.of(texts, variables);
  }

  /** What {@code .env} says can be set. */
  private static Map<String, String> options() {
    Map<String, String> options = new TreeMap<>();
    for (MatchResult option : OPTION.matcher(Project.read("compose/.env")).results().toList()) {
      options.put(option.group(1), option.group(2));
    }
    return options;
  }

  @Test
  void itIsWhatComposeReads() throws IOException {
    assertThat(platform(Map.of()).problems()).isEmpty();
  }

  @Test
  void withoutAProfileThereAreBrokersAndInstancesAndNothingElse() throws IOException {
    Map<String, Map<String, Object>> services = new TreeMap<>(platform(Map.of()).services());
    services.values().removeIf(service -> service.containsKey("profiles"));

    assertThat(settings().getProperty("COMPOSE_PROFILES")).isEmpty();
    assertThat(services.keySet())
        .containsExactly(
            "kafka-1", "kafka-2", "kafka-3", "tidewatch-1", "tidewatch-2", "tidewatch-3");
  }

  @Test
  void eachPartIsAProfileThatIsNamed() throws IOException {
    Map<String, Set<String>> parts = new TreeMap<>();
    platform(Map.of())
        .services()
        .forEach(
            (name, service) ->
                Yaml.texts(service.get("profiles"))
                    .forEach(
                        profile ->
                            parts.computeIfAbsent(profile, each -> new TreeSet<>()).add(name)));

    assertThat(parts)
        .isEqualTo(
            Map.of(
                "registry", Set.of("registry-1", "registry-2"),
                "connect", Set.of("connect-1", "connect-2"),
                "ksqldb", Set.of("ksqldb-1", "ksqldb-2"),
                "history", Set.of("hbase"),
                "search", Set.of("opensearch", "opensearch-dashboards"),
                "monitoring", Set.of("prometheus", "grafana")));
    assertThat(Project.read("compose/.env")).contains(parts.keySet());
  }

  @Test
  void everyServiceIsBoundedCheckedAndOfOneVersion() throws IOException {
    platform(Map.of())
        .services()
        .forEach(
            (name, service) -> {
              assertThat(service).as(name).containsKeys("mem_limit", "healthcheck", "restart");
              assertThat(Yaml.texts(service.get("cap_drop"))).as(name).containsExactly("ALL");
              assertThat(Yaml.texts(service.get("security_opt")))
                  .as(name)
                  .containsExactly("no-new-privileges:true");
              assertThat(Yaml.text(service.get("image")))
                  .as(name)
                  .matches("[a-z/-]+:v?\\d+\\.\\d+\\.\\d+.*");
            });
  }

  @Test
  void noPortIsPublishedTwiceAndNoVolumeShared() throws IOException {
    List<String> taken = new ArrayList<>();
    for (Map<String, Object> service : platform(Map.of()).services().values()) {
      Yaml.texts(service.get("ports")).forEach(port -> taken.add(port.replaceAll(":\\d+$", "")));
      Yaml.texts(service.get("volumes")).stream()
          .filter(volume -> !volume.endsWith(":ro"))
          .forEach(volume -> taken.add(volume.split(":", 2)[0]));
    }
    assertThat(taken).doesNotHaveDuplicates();
  }

  @Test
  void secretsAreFilesAndNoValueOfAVariable() throws IOException {
    ComposeFile platform = platform(Map.of());
    Yaml.mapping(platform.file().get("secrets"))
        .values()
        .forEach(secret -> assertThat(Yaml.mapping(secret)).containsOnlyKeys("file"));
    for (Map<String, Object> service : platform.services().values()) {
      ComposeFile.environment(service)
          .forEach(
              (name, value) -> {
                if (name.matches("(?i).*(password|secret|token).*") && !name.startsWith("DIS")) {
                  assertThat(value).as(name).startsWith("/run/secrets/");
                }
              });
    }
  }

  @Test
  void instancesKnowNoRegistryAndNoHistoryUnlessTheyAreTold() throws IOException {
    for (Map<String, Object> instance : platform(Map.of()).running("tidewatch").values()) {
      Config config = Settings.of(ComposeFile.environment(instance), files).config();
      assertThat(config.registry().urls()).isEmpty();
      assertThat(config.history().quorum()).isEmpty();
    }
  }

  @Test
  void whatTheyAreToldIsWhereTheProfilesListen() throws IOException {
    Properties registry = new Properties();
    registry.load(new StringReader(Project.read("schema-registry/registry.properties")));
    ComposeFile platform = platform(options());
    Set<String> services = platform.services().keySet();

    for (Map<String, Object> instance : platform.running("tidewatch").values()) {
      Settings settings = Settings.of(ComposeFile.environment(instance), files);
      assertThat(settings.errors()).isEmpty();
      assertThat(settings.config().registry().urls())
          .extracting(URI::getAuthority)
          .containsExactly(
              "registry-1:" + registry.getProperty("quarkus.http.port"),
              "registry-2:" + registry.getProperty("quarkus.http.port"));
      assertThat(settings.config().history().quorum()).containsExactly("hbase:2181");
    }
    assertThat(services).contains("registry-1", "registry-2", "hbase");
  }

  @Test
  void prometheusReadsServicesThatThereAre() throws IOException {
    Set<String> services = new HashSet<>(platform(Map.of()).services().keySet());
    Set<String> targets =
        Yaml.list(Yaml.document(Project.read("monitoring/prometheus.yml")).get("scrape_configs"))
            .stream()
            .flatMap(job -> Yaml.list(Yaml.mapping(job).get("static_configs")).stream())
            .flatMap(group -> Yaml.texts(Yaml.mapping(group).get("targets")).stream())
            .collect(toCollection(TreeSet::new));

    assertThat(targets)
        .containsExactly(
            "connect-1:9404",
            "connect-2:9404",
            "tidewatch-1:8480",
            "tidewatch-2:8480",
            "tidewatch-3:8480");
    assertThat(targets).allMatch(target -> services.contains(target.split(":", 2)[0]));
  }

  @Test
  void workersRunTheExporterWherePrometheusAsks() throws IOException {
    platform(Map.of())
        .running("tidewatch-connect")
        .forEach(
            (name, worker) -> {
              Map<String, String> environment = ComposeFile.environment(worker);
              assertThat(environment)
                  .containsEntry("CONNECT_REST_ADVERTISED_HOST_NAME", name)
                  .containsEntry("JAVA_TOOL_OPTIONS", ConnectImageTest.EXPORTER);
            });
  }
}
