package dev.tidewatch.deploy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The types of the Kubernetes API, read strictly. The client's own reader keeps a field that a type
 * does not have aside, and turns {@code "3"} into 3: an API server refuses both, or forgets the
 * field. So what was read is written again, and has to say the same.
 */
final class KubernetesTypes {

  private static final KubernetesSerialization READER = new KubernetesSerialization();

  private KubernetesTypes() {}

  /** Every object of a text. Throws {@link IllegalArgumentException} that names what is wrong. */
  static List<HasMetadata> read(String yaml) {
    List<HasMetadata> objects = new ArrayList<>();
    for (Map<String, Object> document : Yaml.documents(yaml)) {
      objects.add(read(document));
    }
    return objects;
  }

  private static HasMetadata read(Map<String, Object> document) {
    String version = Yaml.text(document.get("apiVersion"));
    String kind = Yaml.text(document.get("kind"));
    Class<?> type = READER.getRegisteredKubernetesResource(version, kind);
    if (type == null || !HasMetadata.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException("there is no kind " + kind + " in " + version);
    }
    Object object = READER.convertValue(document, type);
    List<String> problems = new ArrayList<>(UnknownFields.of(object));
    Map<String, Object> again = Yaml.document(READER.asYaml(object));
    compare(kind, document, again, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return (HasMetadata) object;
  }

  /** What was given must be there again; what is there besides is a default of the type. */
  private static void compare(
      String path, Object given, @Nullable Object again, List<String> problems) {
    if (given instanceof Map<?, ?> map && again instanceof Map<?, ?> other) {
      map.forEach(
          (key, value) -> {
            // An empty mapping says nothing, and is not always written.
            if (!Map.of().equals(value) || other.containsKey(key)) {
              compare(path + "." + key, Objects.requireNonNull(value), other.get(key), problems);
            }
          });
    } else if (given instanceof List<?> list
        && again instanceof List<?> other
        && list.size() == other.size()) {
      for (int i = 0; i < list.size(); i++) {
        compare(path + "[" + i + "]", list.get(i), other.get(i), problems);
      }
    } else if (!given.equals(again)) {
      problems.add(path + " is read as " + again + ", not as " + given);
    }
  }
}
