package dev.tidewatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the manifests of a part of the platform, such as its workers, have to agree on. Each rule
 * throws an {@link AssertionError} that says what is wrong.
 *
 * @param manifests of the part alone
 */
record PartRules(Manifests manifests) {

  /** A rule, by the name of its method. */
  @FunctionalInterface
  interface Rule {
    void hold(PartRules rules);
  }

  static final Map<String, Rule> ALL =
      Map.of(
          "everythingFindsThePods", PartRules::everythingFindsThePods,
          "thereAreTwoOnDifferentNodesAndOneAtLeastStays",
              PartRules::thereAreTwoOnDifferentNodesAndOneAtLeastStays,
          "portsThatAreNamedAreThoseOfTheContainer",
              PartRules::portsThatAreNamedAreThoseOfTheContainer,
          "eachProbeAsksAPortOfTheContainer", PartRules::eachProbeAsksAPortOfTheContainer,
          "podsMayDoNoMoreThanTheyMust", PartRules::podsMayDoNoMoreThanTheyMust,
          "theNetworkIsClosedButForWhatIsNamed", PartRules::theNetworkIsClosedButForWhatIsNamed,
          "whatIsMountedIsThere", PartRules::whatIsMountedIsThere,
          "noSecretIsAmongThem", PartRules::noSecretIsAmongThem);

  void everythingFindsThePods() {
    Map<String, String> labels = manifests.podLabels();
    assertThat(labels)
        .containsAllEntriesOf(manifests.statefulSet().getSpec().getSelector().getMatchLabels())
        .containsAllEntriesOf(
            manifests.only(PodDisruptionBudget.class).getSpec().getSelector().getMatchLabels())
        .containsAllEntriesOf(
            manifests.only(NetworkPolicy.class).getSpec().getPodSelector().getMatchLabels());
    for (Service service : manifests.all(Service.class)) {
      assertThat(labels).containsAllEntriesOf(service.getSpec().getSelector());
    }
    assertThat(manifests.all(Service.class))
        .extracting(service -> service.getMetadata().getName())
        .contains(manifests.statefulSet().getSpec().getServiceName());
  }

  void thereAreTwoOnDifferentNodesAndOneAtLeastStays() {
    assertThat(manifests.statefulSet().getSpec().getReplicas()).isEqualTo(2);
    assertThat(manifests.only(PodDisruptionBudget.class).getSpec().getMaxUnavailable().getIntVal())
        .isEqualTo(1);
    assertThat(
            manifests
                .pod()
                .getAffinity()
                .getPodAntiAffinity()
                .getRequiredDuringSchedulingIgnoredDuringExecution())
        .singleElement()
        .satisfies(
            term -> {
              assertThat(term.getTopologyKey()).isEqualTo("kubernetes.io/hostname");
              assertThat(manifests.podLabels())
                  .containsAllEntriesOf(term.getLabelSelector().getMatchLabels());
            });
  }

  void portsThatAreNamedAreThoseOfTheContainer() {
    Stream<String> services =
        manifests.all(Service.class).stream()
            .flatMap(service -> service.getSpec().getPorts().stream())
            .map(port -> port.getTargetPort().getStrVal());
    Stream<String> policy =
        manifests.only(NetworkPolicy.class).getSpec().getIngress().stream()
            .flatMap(rule -> rule.getPorts().stream())
            .map(NetworkPolicyPort::getPort)
            .map(port -> port.getStrVal());
    assertThat(Stream.concat(services, policy)).isNotEmpty().isSubsetOf(manifests.ports().keySet());
  }

  void eachProbeAsksAPortOfTheContainer() {
    Container container = manifests.container();
    for (Probe probe :
        List.of(
            container.getStartupProbe(),
            container.getLivenessProbe(),
            container.getReadinessProbe())) {
      assertThat(manifests.ports()).containsKey(probe.getHttpGet().getPort().getStrVal());
      assertThat(probe.getHttpGet().getPath()).startsWith("/");
    }
  }

  void podsMayDoNoMoreThanTheyMust() {
    PodSpec pod = manifests.pod();
    SecurityContext security = manifests.container().getSecurityContext();
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(security.getAllowPrivilegeEscalation()).isFalse();
    assertThat(security.getReadOnlyRootFilesystem()).isTrue();
    assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(manifests.container().getResources().getLimits()).containsOnlyKeys("memory");
    assertThat(manifests.container().getImage()).matches(".+:[^:/]+").doesNotEndWith(":latest");
  }

  void theNetworkIsClosedButForWhatIsNamed() {
    NetworkPolicy policy = manifests.only(NetworkPolicy.class);
    assertThat(policy.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
    assertThat(policy.getSpec().getIngress())
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.getFrom()).isNotEmpty());
    assertThat(policy.getSpec().getEgress())
        .allSatisfy(rule -> assertThat(rule.getPorts()).isNotEmpty());
    assertThat(
            policy.getSpec().getEgress().stream()
                .flatMap(rule -> rule.getPorts().stream())
                .map(port -> port.getPort().getIntVal()))
        .contains(53, 5353);
  }

  void whatIsMountedIsThere() {
    List<String> volumes =
        manifests.pod().getVolumes().stream().map(each -> each.getName()).toList();
    assertThat(manifests.container().getVolumeMounts())
        .extracting(mount -> mount.getName())
        .containsExactlyInAnyOrderElementsOf(volumes);
  }

  void noSecretIsAmongThem() {
    assertThat(manifests.objects()).extracting(HasMetadata::getKind).doesNotContain("Secret");
  }
}
