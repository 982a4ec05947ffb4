package dev.tidewatch.deploy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.config.Config;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The components beside the instances: registries, workers, and settings for the history. */
class KubernetesPartsTest {

  private static final Path PLATFORM = Project.DEPLOY.resolve("k8s/overlays/platform");

  @TempDir Path files;

  @ParameterizedTest
  @ValueSource(strings = {"schema-registry/schema-registry.yaml", "connect/connect.yaml"})
  void everyFileIsReadByTheTypesOfTheApi(String file) {
    assertThat(KubernetesTypes.read(Project.read("k8s/components/" + file))).hasSizeGreaterThan(3);
  }

  @Test
  void eachPartIsThere() throws Exception {
    assertThat(Manifests.of(PLATFORM).applications())
        .containsExactly("connect", "schema-registry", "tidewatch");
  }

  @TestFactory
  Stream<DynamicTest> everyRuleHolds() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (String part : List.of("connect", "schema-registry")) {
      PartRules rules = new PartRules(Manifests.of(PLATFORM).part(part));
      PartRules.ALL.forEach(
          (name, rule) ->
              tests.add(DynamicTest.dynamicTest(part + " " + name, () -> rule.hold(rules))));
    }
    return tests.stream();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "everythingFindsThePods | serviceName: connect-peers | serviceName: connect-others",
        "everythingFindsThePods | (?s)(kind: PodDisruptionBudget\\nmetadata:\\n  labels:\\n    app.kubernetes.io/name: connect.*?matchLabels:\\n      app.kubernetes.io/name: )connect | $1kafka",
        "thereAreTwoOnDifferentNodesAndOneAtLeastStays | (?s)(name: connect\\n  namespace: tidewatch\\nspec:\\n  minReadySeconds: 10\\n  podManagementPolicy: Parallel\\n  replicas: )2 | $11",
        "portsThatAreNamedAreThoseOfTheContainer | containerPort: 8083\\n          name: http | containerPort: 8083\\n          name: web",
        "podsMayDoNoMoreThanTheyMust | runAsUser: 10001 | runAsUser: 0",
        "podsMayDoNoMoreThanTheyMust | readOnlyRootFilesystem: true | readOnlyRootFilesystem: false",
        "podsMayDoNoMoreThanTheyMust | tidewatch-connect:0.1.0 | tidewatch-connect:latest",
        "whatIsMountedIsThere | mountPath: /tmp\\n          name: tmp | mountPath: /tmp\\n          name: temp"
      })
  void eachRuleFindsWhatBreaksIt(String rule, String found, String replacement) throws Exception {
    String rendered = Kustomize.render(PLATFORM).printed();
    String broken = rendered.replaceFirst(found, replacement.replace("\\n", "\n"));

    assertThat(broken).isNotEqualTo(rendered);
    PartRules rules = new PartRules(new Manifests(KubernetesTypes.read(broken)).part("connect"));
    assertThatThrownBy(() -> requireNonNull(PartRules.ALL.get(rule)).hold(rules))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void instancesAskTheRegistriesAndHBaseAndMayReachThem() throws Exception {
    Manifests all = Manifests.of(PLATFORM);
    Manifests registries = all.part("schema-registry");
    Config config = Settings.of(all.part("tidewatch").environment(), files).config();
    String name = registries.statefulSet().getSpec().getServiceName();
    Integer port = registries.ports().get("http");

    assertThat(config.registry().urls())
        .extracting(URI::getAuthority)
        .containsExactly(
            "schema-registry-0." + name + ":" + port, "schema-registry-1." + name + ":" + port);
    assertThat(config.history().quorum()).containsExactly("hbase-zookeeper.hbase:2181");
    assertThat(egressPorts(all.part("tidewatch"))).contains(port, 2181, 16000, 16020);
    assertThat(egressPorts(all.part("connect"))).as("sinks that read Avro").contains(port);
  }

  @Test
  void prometheusMayReadWorkersByTheExporterOfTheImage() throws Exception {
    Manifests workers = Manifests.of(PLATFORM).part("connect");

    assertThat(workers.environment()).containsEntry("JAVA_TOOL_OPTIONS", ConnectImageTest.EXPORTER);
    assertThat(workers.ports()).containsEntry("metrics", 9404);
    assertThat(workers.only(NetworkPolicy.class).getSpec().getIngress())
        .anySatisfy(
            rule ->
                assertThat(rule.getPorts())
                    .singleElement()
                    .satisfies(
                        port -> assertThat(port.getPort().getStrVal()).isEqualTo("metrics")));
  }

  @Test
  void eachPartMayReachTheKafkaThatItIsTold() throws Exception {
    Manifests all = Manifests.of(PLATFORM);
    Map<String, String> worker = settings(all, "connect");
    Properties registry = new Properties();
    // The second one wins here, as the first of the registry's locations does.
    for (String file : List.of("registry.properties", "kafka.properties")) {
      registry.load(new StringReader(settings(all, "schema-registry").getOrDefault(file, "")));
    }

    assertKafkaIsOpen(all.part("connect"), requireNonNull(worker.get("CONNECT_BOOTSTRAP_SERVERS")));
    assertKafkaIsOpen(
        all.part("schema-registry"), registry.getProperty("apicurio.kafkasql.bootstrap.servers"));
    assertThat(registry.getProperty("apicurio.kafkasql.bootstrap.servers"))
        .isEqualTo(worker.get("CONNECT_BOOTSTRAP_SERVERS"));
  }

  private static void assertKafkaIsOpen(Manifests part, String servers) {
    for (String server : servers.split(",", -1)) {
      assertThat(egressPorts(part))
          .contains(Integer.valueOf(server.substring(server.indexOf(':') + 1)));
    }
  }

  private static List<Integer> egressPorts(Manifests part) {
    return part.only(NetworkPolicy.class).getSpec().getEgress().stream()
        .flatMap(rule -> rule.getPorts().stream())
        .map(port -> port.getPort().getIntVal())
        .toList();
  }

  private static Map<String, String> settings(Manifests all, String name) {
    return all.all(ConfigMap.class).stream()
        .filter(map -> map.getMetadata().getName().startsWith(name + "-"))
        .findFirst()
        .orElseThrow()
        .getData();
  }

  /** The directory of a component cannot take files from elsewhere. */
  @Test
  void theRegistriesHaveTheSettingsThatTestsHaveStarted() throws IOException {
    Properties started = properties("schema-registry/registry.properties");
    Properties here = properties("k8s/components/schema-registry/registry.properties");
    started.remove("apicurio.kafkasql.bootstrap.servers");
    here.remove("apicurio.kafkasql.bootstrap.servers");

    assertThat(here).isEqualTo(started);
  }

  /** Whatever is a password is looked up in a file that is mounted. */
  @Test
  void settingsOfWorkersHoldNoPassword() throws Exception {
    assertThat(settings(Manifests.of(PLATFORM), "connect"))
        .allSatisfy(
            (name, value) -> {
              if (name.matches(".*(JAAS|PASSWORD|SECRET).*")) {
                assertThat(value).startsWith("${file:/etc/tidewatch-connect/secrets/");
              }
            });
  }

  private static Properties properties(String file) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(Project.read(file)));
    return properties;
  }
}
