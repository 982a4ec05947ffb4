package dev.tidewatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Properties, compose file and manifests of ksqlDB say the same. */
class KsqlDbTest {

  private static final String COMPOSE = "ksqldb/compose.yaml";
  private static final Set<String> OWN =
      Set.of("KSQL_HEAP_OPTS", "KSQL_KSQL_ADVERTISED_LISTENER", "KSQL_BOOTSTRAP_SERVERS");

  @Test
  void theComposeFileIsWhatComposeReadsBesideTheOneWithTheBrokers() {
    ComposeFile both =
        ComposeFile.of(
            List.of(Project.read("compose/compose.yaml"), Project.read(COMPOSE)), Map.of());

    assertThat(both.problems()).isEmpty();
    assertThat(both.services())
        .containsKeys("kafka-1", "kafka-2", "kafka-3", "ksqldb-1", "ksqldb-2");
  }

  @Test
  void everyServerHasTheSettingsOfThePropertiesAndAnAddressOfItsOwn() throws IOException {
    Set<String> own = new HashSet<>();
    Map<String, Map<String, Object>> servers =
        ComposeFile.of(Project.read(COMPOSE)).running("confluentinc/cp-ksqldb-server");
    for (var server : servers.entrySet()) {
      Map<String, String> environment = ComposeFile.environment(server.getValue());
      assertSame(environment, properties(Project.read("ksqldb/ksql-server.properties")));
      assertThat(environment.get("KSQL_KSQL_ADVERTISED_LISTENER"))
          .isEqualTo("http://" + server.getKey() + ":8088");
      own.addAll(Yaml.texts(server.getValue().get("ports")));
    }
    assertThat(servers).hasSize(2);
    assertThat(own).hasSize(2);
  }

  @Test
  void theManifestsAreOfTheApiAndHaveTheSameSettings() throws IOException {
    List<HasMetadata> objects = KubernetesTypes.read(Project.read("ksqldb/k8s/ksqldb.yaml"));
    StatefulSet servers =
        objects.stream()
            .filter(StatefulSet.class::isInstance)
            .map(StatefulSet.class::cast)
            .findFirst()
            .orElseThrow();
    Map<String, String> environment = new TreeMap<>();
    for (EnvVar each : servers.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv()) {
      if (each.getValue() != null) {
        environment.put(each.getName(), each.getValue());
      }
    }

    assertThat(servers.getSpec().getReplicas()).isEqualTo(2);
    assertSame(environment, properties(Project.read("ksqldb/ksql-server.properties")));
    assertThat(environment.get("KSQL_KSQL_ADVERTISED_LISTENER"))
        .isEqualTo("http://$(POD_NAME)." + servers.getSpec().getServiceName() + ":8088");
  }

  /**
   * The image has one directory that its user may write to; a volume takes the owner of what it is
   * mounted over, and is root's elsewhere.
   */
  @Test
  void stateLiesInTheVolumeWhereTheImagesUserMayWrite() throws IOException {
    String state = "/var/lib/kafka-streams";

    ComposeFile.of(Project.read(COMPOSE))
        .services()
        .forEach(
            (name, server) ->
                assertThat(Yaml.texts(server.get("volumes"))).contains(name + ":" + state));
    assertThat(Project.read("ksqldb/k8s/ksqldb.yaml")).contains("mountPath: " + state);
    assertThat(properties(Project.read("ksqldb/ksql-server.properties")))
        .containsEntry("ksql.streams.state.dir", state);
  }

  @ParameterizedTest
  @CsvSource({
    "num.standby.replicas=1, num.standby.replicas=0",
    "heartbeat.enable=true, heartbeat.enabled=true",
    "rows.include=false, rows.include=true"
  })
  void eachDifferenceIsFound(String found, String replacement) throws IOException {
    String text = Project.read("ksqldb/ksql-server.properties");
    Properties broken = properties(text.replace(found, replacement));
    Map<String, Object> server =
        ComposeFile.of(Project.read(COMPOSE)).services().getOrDefault("ksqldb-1", Map.of());

    assertThat(text).contains(found);
    assertThat(differences(ComposeFile.environment(server), broken)).isNotEmpty();
  }

  private static void assertSame(Map<String, String> environment, Properties properties) {
    assertThat(differences(environment, properties)).isEmpty();
  }

  private static List<String> differences(Map<String, String> environment, Properties properties) {
    List<String> differences = new ArrayList<>();
    Set<String> known = new HashSet<>(OWN);
    properties.stringPropertyNames().stream()
        .sorted()
        .forEach(
            name -> {
              String variable = "KSQL_" + name.toUpperCase(Locale.ROOT).replace('.', '_');
              known.add(variable);
              String value = environment.getOrDefault(variable, "nothing");
              if (!OWN.contains(variable) && !value.equals(properties.getProperty(name))) {
                differences.add(variable + " is " + value + ", and not that of " + name);
              }
            });
    environment.keySet().stream()
        .filter(variable -> variable.startsWith("KSQL_") && !known.contains(variable))
        .forEach(variable -> differences.add(variable + " is not among the properties"));
    return differences;
  }

  private static Properties properties(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    return properties;
  }
}
