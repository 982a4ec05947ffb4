package dev.tidewatch.deploy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The base and every overlay: valid for the API's types, and of one mind with the application. */
class KubernetesTest {

  private static final Path K8S = Project.DEPLOY.resolve("k8s");

  @TempDir Path files;

  static List<String> everyRendering() throws IOException {
    List<String> directories = new ArrayList<>(List.of("base"));
    try (Stream<Path> overlays = Files.list(K8S.resolve("overlays"))) {
      overlays.sorted().forEach(each -> directories.add("overlays/" + each.getFileName()));
    }
    return directories;
  }

  private static Manifests tidewatchOf(String directory) throws Exception {
    return Manifests.of(K8S.resolve(directory)).part("tidewatch");
  }

  /** Rendered or not, so that a machine without Kustomize finds mistakes as well. */
  @Test
  void everyFileOfTheBaseIsReadByTheTypesOfTheApi() throws IOException {
    List<Path> manifests;
    try (Stream<Path> entries = Files.list(K8S.resolve("base"))) {
      manifests =
          entries
              .filter(entry -> entry.toString().endsWith(".yaml"))
              .filter(entry -> !entry.endsWith("kustomization.yaml"))
              .toList();
    }

    assertThat(manifests).hasSizeGreaterThan(3);
    for (Path manifest : manifests) {
      assertThat(KubernetesTypes.read(Project.read(manifest))).isNotEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyRuleHolds() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (String directory : everyRendering()) {
      ManifestRules rules = new ManifestRules(tidewatchOf(directory), files);
      ManifestRules.ALL.forEach(
          (name, rule) ->
              tests.add(DynamicTest.dynamicTest(directory + " " + name, () -> rule.hold(rules))));
    }
    return tests.stream();
  }

  /** The base names none: "image: tidewatch" alone is the latest one of Docker Hub. */
  @Test
  void everyOverlayNamesAnImageWithItsTag() throws Exception {
    for (String directory : everyRendering()) {
      if (!directory.equals("base")) {
        assertThat(tidewatchOf(directory).container().getImage())
            .as(directory)
            .matches(".+:[^:/]+")
            .doesNotEndWith(":latest");
      }
    }
  }

  @Test
  void theOverlayForTryingTakesTheImageThatTheReadmeBuilds() throws Exception {
    assertThat(Project.read("README.md"))
        .contains(
            "-t " + Manifests.of(K8S.resolve("overlays/single-node")).container().getImage() + " ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "selectorsFindThePods | (?s)(template:\\n    metadata:\\n      labels:\\n        app.kubernetes.io/name: )tidewatch | $1tidewatsch",
        "selectorsFindThePods | (?s)(kind: PodDisruptionBudget.*?matchLabels:\\n      app.kubernetes.io/name: )tidewatch | $1kafka",
        "selectorsFindThePods | (?s)(kind: Service\\n.*?selector:\\n    app.kubernetes.io/name: )tidewatch | $1kafka",
        "portsAreThoseThatTheInstanceListensOn | TIDEWATCH_HTTP_PORT: \"8480\" | TIDEWATCH_HTTP_PORT: \"8080\"",
        "portsAreThoseThatTheInstanceListensOn | targetPort: http | targetPort: web",
        "portsAreThoseThatTheInstanceListensOn | (?s)(ingress:.*?port: )http | $1web",
        "portsAreThoseThatTheInstanceListensOn | containerPort: 8481 | containerPort: 8482",
        "theInstanceAcceptsItsSettings | TIDEWATCH_HTTP_PORT | TIDEWATCH_HTTP_PROT",
        "theInstanceAcceptsItsSettings | TIDEWATCH_DRAIN_DELAY_MS: \"5000\" | TIDEWATCH_DRAIN_DELAY_MS: 5s",
        "theInstanceAcceptsItsSettings | (?m)^  TIDEWATCH_CLUSTER_SECRET_FILE.*\\n | #\\n",
        "theInstanceAcceptsItsSettings | (?m)^  TIDEWATCH_HTTP_TOKENS_FILE: .*\\n | #\\n",
        "theInstanceAcceptsItsSettings | replicas: 3 | replicas: 1",
        "peersFindEachOtherByTheHeadlessServiceBeforeTheyAreReady | publishNotReadyAddresses: true | publishNotReadyAddresses: false",
        "peersFindEachOtherByTheHeadlessServiceBeforeTheyAreReady | clusterIP: None | clusterIP: 10.0.0.1",
        "peersFindEachOtherByTheHeadlessServiceBeforeTheyAreReady | \\.tidewatch-peers:8481 | .tidewatch-peers:8480",
        "aPodHasTheTimeThatItsEndTakes | terminationGracePeriodSeconds: 180 | terminationGracePeriodSeconds: 155",
        "aPodHasTheTimeThatItsEndTakes | --wait=120 | --wait=150",
        "aPodHasTheTimeThatItsEndTakes | TIDEWATCH_DRAIN_TIMEOUT_MS: \"30000\" | TIDEWATCH_DRAIN_TIMEOUT_MS: \"60000\"",
        "probesAskTheHealthRoutesOfThePublicPort | path: /health/ready | path: /health/live",
        "probesAskTheHealthRoutesOfThePublicPort | (?s)(livenessProbe:.*?port: )http | $1peers",
        "thePodMayDoNoMoreThanItMust | runAsUser: 10001 | runAsUser: 1000",
        "thePodMayDoNoMoreThanItMust | readOnlyRootFilesystem: true | readOnlyRootFilesystem: false",
        "thePodMayDoNoMoreThanItMust | runAsNonRoot: true | runAsNonRoot: false",
        "thePodMayDoNoMoreThanItMust | (?m)- Egress | - Ingress",
        "whatIsMountedIsThereAndTheStateIsKept | mountPath: /var/lib/tidewatch | mountPath: /data",
        "whatIsMountedIsThereAndTheStateIsKept | - mountPath: /tmp\\n          name: tmp | - mountPath: /tmp\\n          name: temporary",
        "whatIsMountedIsThereAndTheStateIsKept | path: tokens | path: token",
        "kafkaMayBeReachedWhereTheSettingsSayItIs | kafka:9092 | kafka:9093",
        "kafkaMayBeReachedWhereTheSettingsSayItIs | (?s)(port: )53(\\n.*?port: )53 | $154$254",
        "aSchemaRegistryMayBeReachedWhereThereIsOne | TIDEWATCH_HTTP_PORT: | TIDEWATCH_SCHEMA_REGISTRY_URL: http://registry:8085\\n  TIDEWATCH_HTTP_PORT:",
        "namesMayBeLookedUpWhereverClustersHaveTheirDns | 169.254.20.10/32 | 169.254.20.11/32",
        "namesMayBeLookedUpWhereverClustersHaveTheirDns | metadata.name: openshift-dns | metadata.name: dns",
        "secretsStandInNoManifest | value: \\$\\(POD_IP\\) | value: x\\n        - name: TIDEWATCH_CLUSTER_SECRET\\n          value: not-a-secret-any-more"
      })
  void eachRuleFindsWhatBreaksIt(String rule, String found, String replacement) throws Exception {
    String rendered = Kustomize.render(K8S.resolve("base")).printed();
    String broken = rendered.replaceFirst(found, replacement.replace("\\n", "\n"));

    assertThat(broken).isNotEqualTo(rendered);
    ManifestRules rules = new ManifestRules(new Manifests(KubernetesTypes.read(broken)), files);
    assertThatThrownBy(() -> requireNonNull(ManifestRules.ALL.get(rule)).hold(rules))
        .isInstanceOf(AssertionError.class);
  }
}
