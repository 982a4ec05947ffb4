package dev.tidewatch.deploy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may talk to ksqlDB's servers, and to whom they may. */
class KsqlDbNetworkTest {

  private static final String FILE = "ksqldb/k8s/ksqldb.yaml";
  private static final String ADMIN = "tidewatch.dev/ksqldb-admin";
  private static final Map<String, String> SERVERS = Map.of(Manifests.NAME, "ksqldb");
  private static final Map<String, String> REGISTRIES = Map.of(Manifests.NAME, "schema-registry");

  private static Manifests manifests() {
    return manifests(Project.read(FILE));
  }

  private static Manifests manifests(String text) {
    return new Manifests(KubernetesTypes.read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "everythingFindsThePods",
        "portsThatAreNamedAreThoseOfTheContainer",
        "theNetworkIsClosedButForWhatIsNamed"
      })
  void aRuleOfTheOtherPartsHolds(String rule) {
    hold(rule, manifests());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "everythingFindsThePods | (?s)(podSelector:\\s+matchLabels:\\s+app.kubernetes.io/name: )ksqldb | $1kafka",
        "portsThatAreNamedAreThoseOfTheContainer | (?m)^          port: http$ | __________port: web",
        "theNetworkIsClosedButForWhatIsNamed | (?m)^    - Egress$ |",
        "theNetworkIsClosedButForWhatIsNamed | (?s)    - from:.*?      ports: | ____- ports:",
        "theNetworkIsClosedButForWhatIsNamed | port: 5353 | port: 53"
      })
  void eachRuleFindsWhatBreaksIt(String rule, String found, String replacement) {
    String text = Project.read(FILE);
    String with = Optional.ofNullable(replacement).orElse("").replace('_', ' ');
    String broken = text.replaceAll(found, with);

    assertThat(broken).isNotEqualTo(text);
    assertThatThrownBy(() -> hold(rule, manifests(broken))).isInstanceOf(AssertionError.class);
  }

  private static void hold(String rule, Manifests manifests) {
    requireNonNull(PartRules.ALL.get(rule)).hold(new PartRules(manifests));
  }

  @Test
  void onlyTheServersAndTheirAdministratorsReachTheOnePort() {
    assertThat(policy().getSpec().getIngress())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.getFrom())
                  .extracting(KsqlDbNetworkTest::labels)
                  .containsExactlyInAnyOrder(
                      List.of(SERVERS, Map.of()), List.of(Map.of(), Map.of(ADMIN, "true")));
              assertThat(rule.getPorts())
                  .singleElement()
                  .satisfies(port -> assertThat(port.getPort().getStrVal()).isEqualTo("http"));
            });
    assertThat(Project.read("ksqldb/README.md")).contains('`' + ADMIN + ": \"true\"`");
  }

  @Test
  void theyReachEachOtherAndWhatTheirSettingsSay() {
    Integer own = requireNonNull(manifests().ports().get("http"));

    assertThat(portsTo(SERVERS)).containsExactly(own);
    assertThat(setting("KSQL_KSQL_ADVERTISED_LISTENER")).endsWith(":" + own);
    for (String server : setting("KSQL_BOOTSTRAP_SERVERS").split(",", -1)) {
      assertThat(portsToAnywhere())
          .containsExactly(Integer.valueOf(server.substring(server.indexOf(':') + 1)));
    }
  }

  /** Both ends have to allow it. */
  @Test
  void theyReachTheRegistriesThatAreHere() {
    Manifests registries =
        manifests(Project.read("k8s/components/schema-registry/schema-registry.yaml"));

    assertThat(registries.podLabels()).containsAllEntriesOf(REGISTRIES);
    assertThat(portsTo(REGISTRIES)).containsExactly(registries.ports().get("http"));
    assertThat(registries.only(NetworkPolicy.class).getSpec().getIngress())
        .anySatisfy(
            rule ->
                assertThat(rule.getFrom())
                    .extracting(KsqlDbNetworkTest::labels)
                    .contains(List.of(SERVERS, Map.of())));
  }

  private static NetworkPolicy policy() {
    return manifests().only(NetworkPolicy.class);
  }

  /** Of pods, and of namespaces. */
  private static List<Map<String, String>> labels(NetworkPolicyPeer peer) {
    return Stream.of(peer.getPodSelector(), peer.getNamespaceSelector())
        .map(each -> Optional.ofNullable(each).map(LabelSelector::getMatchLabels).orElse(Map.of()))
        .toList();
  }

  private static List<Integer> portsTo(Map<String, String> pods) {
    return ports(
        rule ->
            rule.getTo().stream().anyMatch(peer -> labels(peer).equals(List.of(pods, Map.of()))));
  }

  private static List<Integer> portsToAnywhere() {
    return ports(rule -> rule.getTo().isEmpty());
  }

  private static List<Integer> ports(Predicate<NetworkPolicyEgressRule> wanted) {
    return policy().getSpec().getEgress().stream()
        .filter(wanted)
        .flatMap(rule -> rule.getPorts().stream())
        .map(port -> port.getPort().getIntVal())
        .toList();
  }

  private static String setting(String name) {
    return manifests().container().getEnv().stream()
        .filter(variable -> variable.getName().equals(name))
        .map(EnvVar::getValue)
        .findFirst()
        .orElseThrow();
  }
}
