package dev.tidewatch.deploy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.config.Config;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the manifests of a cluster have to agree on, among themselves, with the image and with the
 * application. Each rule throws an {@link AssertionError} that says what is wrong.
 *
 * @param files where files are put that the settings name
 */
record ManifestRules(Manifests manifests, Path files) {

  /** A rule, by the name of its method. */
  @FunctionalInterface
  interface Rule {
    void hold(ManifestRules rules) throws IOException;
  }

  static final Map<String, Rule> ALL =
      Map.ofEntries(
          Map.entry("selectorsFindThePods", ManifestRules::selectorsFindThePods),
          Map.entry(
              "portsAreThoseThatTheInstanceListensOn",
              ManifestRules::portsAreThoseThatTheInstanceListensOn),
          Map.entry("theInstanceAcceptsItsSettings", ManifestRules::theInstanceAcceptsItsSettings),
          Map.entry(
              "peersFindEachOtherByTheHeadlessServiceBeforeTheyAreReady",
              ManifestRules::peersFindEachOtherByTheHeadlessServiceBeforeTheyAreReady),
          Map.entry("aPodHasTheTimeThatItsEndTakes", ManifestRules::aPodHasTheTimeThatItsEndTakes),
          Map.entry(
              "probesAskTheHealthRoutesOfThePublicPort",
              ManifestRules::probesAskTheHealthRoutesOfThePublicPort),
          Map.entry("thePodMayDoNoMoreThanItMust", ManifestRules::thePodMayDoNoMoreThanItMust),
          Map.entry(
              "whatIsMountedIsThereAndTheStateIsKept",
              ManifestRules::whatIsMountedIsThereAndTheStateIsKept),
          Map.entry(
              "kafkaMayBeReachedWhereTheSettingsSayItIs",
              ManifestRules::kafkaMayBeReachedWhereTheSettingsSayItIs),
          Map.entry(
              "aSchemaRegistryMayBeReachedWhereThereIsOne",
              ManifestRules::aSchemaRegistryMayBeReachedWhereThereIsOne),
          Map.entry(
              "namesMayBeLookedUpWhereverClustersHaveTheirDns",
              ManifestRules::namesMayBeLookedUpWhereverClustersHaveTheirDns),
          Map.entry("secretsStandInNoManifest", ManifestRules::secretsStandInNoManifest));

  void selectorsFindThePods() throws IOException {
    Map<String, String> labels = manifests.podLabels();
    assertThat(labels).containsAllEntriesOf(selector());
    for (Service service : manifests.all(Service.class)) {
      assertThat(service.getSpec().getSelector()).isNotEmpty();
      assertThat(labels).containsAllEntriesOf(service.getSpec().getSelector());
    }
    assertThat(labels)
        .containsAllEntriesOf(
            manifests.only(PodDisruptionBudget.class).getSpec().getSelector().getMatchLabels())
        .containsAllEntriesOf(
            manifests.only(NetworkPolicy.class).getSpec().getPodSelector().getMatchLabels());
  }

  void portsAreThoseThatTheInstanceListensOn() throws IOException {
    Config config = config();
    Map<String, Integer> ports = manifests.ports();

    assertThat(ports)
        .containsOnly(
            Map.entry("http", config.http().listener().port()),
            Map.entry("peers", config.cluster().listener().port()));
    for (Service service : manifests.all(Service.class)) {
      service
          .getSpec()
          .getPorts()
          .forEach(port -> assertThat(ports).containsKey(port.getTargetPort().getStrVal()));
    }
    manifests.only(NetworkPolicy.class).getSpec().getIngress().stream()
        .flatMap(rule -> rule.getPorts().stream())
        .map(NetworkPolicyPort::getPort)
        .map(IntOrString::getStrVal)
        .forEach(name -> assertThat(ports).containsKey(name));
  }

  void theInstanceAcceptsItsSettings() throws IOException {
    assertThat(Settings.of(manifests.environment(), files).errors()).isEmpty();
    Config config = config();
    assertThat(config.http().tokens()).as("it is not open to everybody").isPresent();
    assertThat(config.cluster().enabled()).as("peers have a secret").isTrue();
    assertThat(config.streams().standbyReplicas())
        .as("a standby needs an instance besides the active one")
        .isLessThan(manifests.statefulSet().getSpec().getReplicas());
  }

  void peersFindEachOtherByTheHeadlessServiceBeforeTheyAreReady() throws IOException {
    String name = manifests.statefulSet().getSpec().getServiceName();
    Service headless =
        manifests.all(Service.class).stream()
            .filter(service -> service.getMetadata().getName().equals(name))
            .findFirst()
            .orElseThrow();

    assertThat(headless.getSpec().getClusterIP()).isEqualTo("None");
    assertThat(headless.getSpec().getPublishNotReadyAddresses()).isTrue();
    assertThat(config().cluster().advertised())
        .contains("tidewatch-0." + name + ":" + manifests.ports().get("peers"));
  }

  void aPodHasTheTimeThatItsEndTakes() throws IOException {
    Config config = config();
    Duration needed =
        config
            .lifecycle()
            .drainDelay()
            .plus(config.lifecycle().drainTimeout())
            .plusSeconds(preStopSeconds(manifests.container()));

    assertThat(Duration.ofSeconds(manifests.pod().getTerminationGracePeriodSeconds()))
        .isGreaterThan(needed);
  }

  void probesAskTheHealthRoutesOfThePublicPort() throws IOException {
    Container container = manifests.container();

    assertThat(asked(container.getStartupProbe())).isEqualTo("http/health/live");
    assertThat(asked(container.getLivenessProbe())).isEqualTo("http/health/live");
    assertThat(asked(container.getReadinessProbe())).isEqualTo("http/health/ready");
  }

  void thePodMayDoNoMoreThanItMust() throws IOException {
    Container container = manifests.container();

    assertThat(manifests.pod().getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(manifests.pod().getSecurityContext().getRunAsUser())
        .isEqualTo(Dockerfile.ofTheImage().user());
    assertThat(manifests.pod().getSecurityContext().getSeccompProfile().getType())
        .isEqualTo("RuntimeDefault");
    assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
    assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(container.getResources().getLimits()).containsKey("memory");
    assertThat(manifests.pod().getAutomountServiceAccountToken()).isFalse();
    assertThat(manifests.only(ServiceAccount.class).getMetadata().getName())
        .isEqualTo(manifests.pod().getServiceAccountName());
    assertThat(manifests.only(NetworkPolicy.class).getSpec().getPolicyTypes())
        .containsExactlyInAnyOrder("Ingress", "Egress");
  }

  void whatIsMountedIsThereAndTheStateIsKept() throws IOException {
    List<String> volumes =
        Stream.concat(
                manifests.pod().getVolumes().stream().map(Volume::getName),
                manifests.statefulSet().getSpec().getVolumeClaimTemplates().stream()
                    .map(PersistentVolumeClaim::getMetadata)
                    .map(metadata -> metadata.getName()))
            .toList();

    assertThat(manifests.container().getVolumeMounts())
        .extracting(VolumeMount::getName)
        .containsExactlyInAnyOrderElementsOf(volumes);
    String state = Dockerfile.ofTheImage().environment().get("TIDEWATCH_STATE_DIR");
    assertThat(manifests.container().getVolumeMounts())
        .anySatisfy(
            mount -> {
              assertThat(mount.getName()).isEqualTo("state");
              assertThat(mount.getMountPath()).isEqualTo(state);
            });
    secretFilesAreMounted();
  }

  /** Each file that a setting names is an item of a mounted secret. */
  private void secretFilesAreMounted() {
    Map<String, String> environment = manifests.environment();
    List<String> mounted = new ArrayList<>();
    for (Volume volume : manifests.pod().getVolumes()) {
      if (volume.getSecret() != null) {
        String path =
            manifests.container().getVolumeMounts().stream()
                .filter(mount -> mount.getName().equals(volume.getName()))
                .findFirst()
                .orElseThrow()
                .getMountPath();
        volume.getSecret().getItems().forEach(item -> mounted.add(path + "/" + item.getPath()));
      }
    }
    assertThat(environment.entrySet())
        .filteredOn(variable -> variable.getKey().endsWith("_FILE"))
        .extracting(Map.Entry::getValue)
        .isNotEmpty()
        .isSubsetOf(mounted);
  }

  void kafkaMayBeReachedWhereTheSettingsSayItIs() throws IOException {
    List<Integer> open = openPorts();

    for (String server :
        requireNonNull(manifests.environment().get("TIDEWATCH_BOOTSTRAP_SERVERS")).split(",", -1)) {
      assertThat(open).contains(Integer.valueOf(server.substring(server.indexOf(':') + 1)));
    }
    assertThat(open).contains(53, 5353, manifests.ports().get("peers"));
  }

  void aSchemaRegistryMayBeReachedWhereThereIsOne() throws IOException {
    for (URI registry : config().registry().urls()) {
      assertThat(openPorts()).as("%s", registry).contains(registry.getPort());
    }
  }

  /** The cluster's DNS, that of the node, and OpenShift's: without one no broker is found. */
  void namesMayBeLookedUpWhereverClustersHaveTheirDns() {
    List<NetworkPolicyPeer> dns =
        manifests.only(NetworkPolicy.class).getSpec().getEgress().stream()
            .filter(rule -> portsOf(rule).anyMatch(port -> port == 53 || port == 5353))
            .flatMap(rule -> rule.getTo().stream())
            .toList();

    assertThat(dns)
        .filteredOn(peer -> peer.getIpBlock() != null)
        .extracting(peer -> peer.getIpBlock().getCidr())
        .containsExactly("169.254.20.10/32");
    assertThat(dns)
        .filteredOn(peer -> peer.getNamespaceSelector() != null)
        .extracting(peer -> List.copyOf(peer.getNamespaceSelector().getMatchLabels().values()))
        .containsExactlyInAnyOrder(List.of("kube-system"), List.of("openshift-dns"));
  }

  private List<Integer> openPorts() {
    return manifests.only(NetworkPolicy.class).getSpec().getEgress().stream()
        .flatMap(ManifestRules::portsOf)
        .toList();
  }

  private static Stream<Integer> portsOf(NetworkPolicyEgressRule rule) {
    return rule.getPorts().stream().map(port -> port.getPort().getIntVal());
  }

  void secretsStandInNoManifest() throws IOException {
    assertThat(manifests.objects()).extracting("kind").doesNotContain("Secret");
    assertThat(manifests.container().getEnv())
        .filteredOn(variable -> variable.getValue() != null)
        .extracting(EnvVar::getName)
        .noneMatch(name -> name.contains("SECRET") || name.contains("JAAS"));
  }

  private Map<String, String> selector() {
    return manifests.statefulSet().getSpec().getSelector().getMatchLabels();
  }

  private Config config() throws IOException {
    return Settings.of(manifests.environment(), files).config();
  }

  private static String asked(Probe probe) {
    HTTPGetAction get = probe.getHttpGet();
    return get.getPort().getStrVal() + get.getPath();
  }

  private static int preStopSeconds(Container container) {
    if (container.getLifecycle() == null) {
      return 0;
    }
    List<String> command = container.getLifecycle().getPreStop().getExec().getCommand();
    assertThat(command).startsWith("env", "-u", "JAVA_TOOL_OPTIONS", "-u", "JDK_JAVA_OPTIONS");
    assertThat(command).containsSequence("java", "@/opt/tidewatch/command.args", "health", "roll");
    String last = command.get(command.size() - 1);
    assertThat(last).startsWith("--wait=");
    return Integer.parseInt(last.substring("--wait=".length()));
  }
}
