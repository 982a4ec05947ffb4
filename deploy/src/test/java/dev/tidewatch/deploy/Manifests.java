package dev.tidewatch.deploy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Everything that one overlay, or the base, puts into a cluster. */
record Manifests(List<HasMetadata> objects) {

  static final String NAME = "app.kubernetes.io/name";

  /** What the downward API gives a pod. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "metadata.name",
          "tidewatch-0",
          "status.podIP",
          "10.1.2.3",
          "metadata.labels['topology.kubernetes.io/zone']",
          "zone-a");

  static Manifests of(Path directory) throws IOException, InterruptedException {
    Run rendered = Kustomize.render(directory);
    assertThat(rendered.status()).as(rendered.printed()).isZero();
    return new Manifests(KubernetesTypes.read(rendered.printed()));
  }

  /**
   * What belongs to one application, and what belongs to none, such as generated settings.
   *
   * @param application the value of the label {@value #NAME}
   */
  Manifests part(String application) {
    return new Manifests(
        objects.stream()
            .filter(each -> applicationOf(each).map(application::equals).orElse(true))
            .toList());
  }

  /** The applications of which there is something. */
  Set<String> applications() {
    return objects.stream()
        .flatMap(each -> applicationOf(each).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<String> applicationOf(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getLabels()).map(labels -> labels.get(NAME));
  }

  <T extends HasMetadata> List<T> all(Class<T> type) {
    return objects.stream().filter(type::isInstance).map(type::cast).toList();
  }

  <T extends HasMetadata> T only(Class<T> type) {
    assertThat(all(type)).as(type.getSimpleName()).hasSize(1);
    return all(type).get(0);
  }

  StatefulSet statefulSet() {
    return only(StatefulSet.class);
  }

  Map<String, String> podLabels() {
    return statefulSet().getSpec().getTemplate().getMetadata().getLabels();
  }

  PodSpec pod() {
    return statefulSet().getSpec().getTemplate().getSpec();
  }

  Container container() {
    assertThat(pod().getContainers()).hasSize(1);
    return pod().getContainers().get(0);
  }

  /** Ports of the container by name. */
  Map<String, Integer> ports() {
    return container().getPorts().stream()
        .collect(Collectors.toMap(ContainerPort::getName, ContainerPort::getContainerPort));
  }

  /** The environment as the container of the first pod gets it. */
  Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>(settings());
    for (EnvVar variable : container().getEnv()) {
      environment.put(variable.getName(), expanded(valueOf(variable), environment));
    }
    return environment;
  }

  /** Of the ConfigMap that the container takes its environment from, found by its name. */
  private Map<String, String> settings() {
    assertThat(container().getEnvFrom()).hasSize(1);
    String name = container().getEnvFrom().get(0).getConfigMapRef().getName();
    return all(ConfigMap.class).stream()
        .filter(map -> map.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no ConfigMap " + name))
        .getData();
  }

  private static String valueOf(EnvVar variable) {
    if (variable.getValueFrom() == null) {
      return variable.getValue();
    }
    if (variable.getValueFrom().getFieldRef() != null) {
      String path = variable.getValueFrom().getFieldRef().getFieldPath();
      assertThat(FIELDS).as(variable.getName()).containsKey(path);
      return requireNonNull(FIELDS.get(path));
    }
    assertThat(variable.getValueFrom().getSecretKeyRef()).as(variable.getName()).isNotNull();
    return "secret";
  }

  private static String expanded(String value, Map<String, String> environment) {
    String result = value;
    for (Map.Entry<String, String> known : environment.entrySet()) {
      result = result.replace("$(" + known.getKey() + ")", known.getValue());
    }
    assertThat(result).as("only variables defined before are replaced").doesNotContain("$(");
    return result;
  }
}
