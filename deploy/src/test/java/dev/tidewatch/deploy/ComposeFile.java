package dev.tidewatch.deploy;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A compose file, read strictly: it may use the part of the Compose Specification that is written
 * down here, and what it refers to must be there.
 */
record ComposeFile(Map<String, Map<String, Object>> services, Map<String, Object> file) {

  private static final Set<String> TOP = Set.of("name", "services", "secrets", "volumes");
  private static final Set<String> SERVICE =
      Set.of(
          "profiles",
          "image",
          "build",
          "restart",
          "stop_grace_period",
          "read_only",
          "tmpfs",
          "cap_drop",
          "security_opt",
          "mem_limit",
          "secrets",
          "depends_on",
          "healthcheck",
          "environment",
          "ports",
          "volumes");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):-([^}]*)}");
  private static final Set<String> BUILD = Set.of("context", "dockerfile");
  private static final Set<String> HEALTHCHECK =
      Set.of("test", "interval", "timeout", "retries", "start_period");

  /** A file as it is read where no variable is set. */
  static ComposeFile of(String text) {
    return of(text, Map.of());
  }

  /** The same with variables, which its values name. */
  static ComposeFile of(String text, Map<String, String> variables) {
    return of(Yaml.mapping(interpolated(Yaml.document(text), variables)));
  }

  /** Several files as one, as {@code docker compose -f one -f another} reads them. */
  static ComposeFile of(List<String> texts, Map<String, String> variables) {
    Map<String, Object> all = new TreeMap<>();
    for (String text : texts) {
      for (String kind : List.of("services", "secrets", "volumes")) {
        Map<String, Object> together = new TreeMap<>(Yaml.mapping(all.get(kind)));
        together.putAll(Yaml.mapping(of(text, variables).file().get(kind)));
        all.put(kind, together);
      }
    }
    return of(all);
  }

  private static ComposeFile of(Map<String, Object> file) {
    Map<String, Map<String, Object>> services = new TreeMap<>();
    Yaml.mapping(file.get("services"))
        .forEach((name, service) -> services.put(name, Yaml.mapping(service)));
    return new ComposeFile(services, file);
  }

  private static Object interpolated(Object value, Map<String, String> variables) {
    if (value instanceof List<?> list) {
      return list.stream().map(each -> interpolated(each, variables)).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> result = new TreeMap<>();
      map.forEach((key, each) -> result.put((String) key, interpolated(each, variables)));
      return result;
    }
    return value instanceof String text
        ? VARIABLE
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        variables.getOrDefault(found.group(1), found.group(2))))
        : value;
  }

  /** What is wrong with it, in words; nothing if all is well. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    unknown("the file", withoutExtensions(file), TOP, problems);
    services.forEach((name, service) -> check(name, service, problems));
    return problems;
  }

  private void check(String name, Map<String, Object> service, List<String> problems) {
    unknown(name, service, SERVICE, problems);
    unknown(name + ".build", Yaml.mapping(service.get("build")), BUILD, problems);
    Map<String, Object> health = Yaml.mapping(service.get("healthcheck"));
    unknown(name + ".healthcheck", health, HEALTHCHECK, problems);
    missing(name, "secrets", Yaml.texts(service.get("secrets")), problems);
    volumes(name, Yaml.texts(service.get("volumes")), problems);
    dependencies(name, Yaml.mapping(service.get("depends_on")), problems);
    for (String port : Yaml.texts(service.get("ports"))) {
      if (!port.matches("127\\.0\\.0\\.1:\\d+:\\d+")) {
        problems.add(name + " publishes " + port + " to others than this machine");
      }
    }
    environment(name, Yaml.mapping(service.get("environment")), problems);
  }

  /** Named ones are of the file; files are of the project, or built, and nobody writes to them. */
  private void volumes(String name, List<String> volumes, List<String> problems) {
    for (String volume : volumes) {
      String source = volume.split(":", 2)[0];
      if (!source.startsWith(".")) {
        missing(name, "volumes", List.of(source), problems);
      } else if (!volume.endsWith(":ro")) {
        problems.add(name + " may write to " + source);
      } else if (!source.contains("/target/")
          && !Files.exists(Project.DEPLOY.resolve("compose").resolve(source))) {
        problems.add(name + " mounts " + source + ", which is not there");
      }
    }
  }

  private void dependencies(String name, Map<String, Object> dependencies, List<String> problems) {
    dependencies.forEach(
        (other, how) -> {
          Map<String, Object> service = services.getOrDefault(other, Map.of());
          if (service.isEmpty()) {
            problems.add(name + " depends on " + other + ", which is no service");
          } else if (Yaml.mapping(how).containsValue("service_healthy")
              && !service.containsKey("healthcheck")) {
            problems.add(name + " waits for the health of " + other + ", which has no check");
          }
        });
  }

  /** Unquoted, a value is a number or a boolean, which each reader writes in its own way. */
  private static void environment(
      String name, Map<String, Object> environment, List<String> problems) {
    environment.forEach(
        (variable, value) -> {
          if (!(value instanceof String)) {
            problems.add(name + " has " + variable + " without quotes");
          }
        });
  }

  private void missing(String name, String kind, List<String> names, List<String> problems) {
    for (String each : names) {
      if (!Yaml.mapping(file.get(kind)).containsKey(each)) {
        problems.add(name + " uses " + each + ", which is not among the file's " + kind);
      }
    }
  }

  private static void unknown(
      String where, Map<String, Object> found, Set<String> known, List<String> problems) {
    found.keySet().stream()
        .filter(key -> !known.contains(key))
        .forEach(key -> problems.add(where + " has " + key + ", which is not known here"));
  }

  private static Map<String, Object> withoutExtensions(Map<String, Object> all) {
    Map<String, Object> kept = new TreeMap<>(all);
    kept.keySet().removeIf(key -> key.startsWith("x-"));
    return kept;
  }

  /** Services that run an image, by name. */
  Map<String, Map<String, Object>> running(String image) {
    Map<String, Map<String, Object>> found = new TreeMap<>(services);
    found.values().removeIf(each -> !Yaml.text(each.get("image")).startsWith(image + ":"));
    return found;
  }

  static Map<String, String> environment(Map<String, Object> service) {
    Map<String, String> environment = new TreeMap<>();
    Yaml.mapping(service.get("environment"))
        .forEach((variable, value) -> environment.put(variable, Yaml.text(value)));
    return environment;
  }
}
