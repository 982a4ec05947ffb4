package dev.tidewatch.local.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a worker says of a connector's settings before they are put. Changes nothing there. */
final class Validation {

  private final WorkerClient worker;
  private final List<String> allowed;
  private final Set<String> classes = new TreeSet<>();

  /**
   * Asks the worker which connectors it has.
   *
   * @param allowed names of settings that no connector declares
   */
  Validation(WorkerClient worker, List<String> allowed) {
    this.worker = worker;
    this.allowed = allowed;
    classes.addAll(worker.get("/connector-plugins").findValuesAsText("class"));
  }

  /** A connector that was looked at; what its secrets are is known better then. */
  record Result(ConnectorFile connector, List<Problem> problems, Secrets secrets) {}

  Result of(ConnectorFile connector) {
    Secrets secrets = Secrets.of(connector.settings());
    List<Problem> problems = new ArrayList<>();
    if (!isThere(connector.connectorClass())) {
      problems.add(problem(connector, "connector.class", missingClass(connector)));
      return new Result(connector, problems, secrets);
    }
    String path =
        "/connector-plugins/%s/config/validate"
            .formatted(WorkerClient.segment(connector.connectorClass()));
    Answer answer = worker.send("PUT", path, connector.settings());
    if (!answer.isGood() && !answer.isUnauthorized() && !answer.reason().isEmpty()) {
      String reason = secrets.hide(answer.reason());
      problems.add(
          problem(connector, "config", "the worker cannot check it: %s".formatted(reason)));
      return new Result(connector, problems, secrets);
    }
    JsonNode settings = worker.require(path, answer).path("configs");
    settings.forEach(each -> learn(each, connector, secrets));
    settings.forEach(each -> errors(each, connector, secrets, problems));
    names(settings, connector, problems);
    return new Result(connector, problems, secrets);
  }

  /** By its full name, or as Connect abbreviates it. */
  private boolean isThere(String name) {
    return classes.stream()
        .anyMatch(
            each -> {
              String simple = each.substring(each.lastIndexOf('.') + 1);
              return name.equals(each)
                  || name.equals(simple)
                  || (name + "Connector").equals(simple);
            });
  }

  private String missingClass(ConnectorFile connector) {
    return "the worker has no %s: mend the name, or put the connector's directory below plugin.path of every worker and restart it. It has %s"
        .formatted(connector.connectorClass(), classes.stream().collect(Collectors.joining(", ")));
  }

  /** A value that the worker has looked up elsewhere is a secret, whatever its name. */
  private static void learn(JsonNode setting, ConnectorFile connector, Secrets secrets) {
    JsonNode value = setting.path("value");
    String key = value.path("name").asText();
    String given = connector.settings().getOrDefault(key, "");
    boolean password = setting.at("/definition/type").asText().equals("PASSWORD");
    if (password) {
      secrets.add(given);
    }
    if (password || Secrets.isNameOfOne(key) || Secrets.isLookedUp(given)) {
      secrets.add(value.path("value").asText(""));
    }
  }

  private static void errors(
      JsonNode setting, ConnectorFile connector, Secrets secrets, List<Problem> problems) {
    JsonNode value = setting.path("value");
    String key = value.path("name").asText();
    Set<String> reasons = new TreeSet<>();
    value.path("errors").forEach(error -> reasons.add(error.asText()));
    // What cannot be read as its type is also said to be missing
    if (reasons.size() > 1) {
      reasons.removeIf(reason -> reason.startsWith("Invalid value null "));
    }
    for (String reason : reasons) {
      String what = secrets.hide(reason).strip().replaceAll("\\.$", "");
      problems.add(problem(connector, key, what + advice(setting, connector, key)));
    }
  }

  private static String advice(JsonNode setting, ConnectorFile connector, String key) {
    JsonNode definition = setting.path("definition");
    String about = definition.path("documentation").asText("").strip();
    if (definition.isMissingNode() || definition.isNull() || about.isEmpty()) {
      return "";
    }
    String verb = connector.settings().containsKey(key) ? "change" : "set";
    String type = definition.path("type").asText().toLowerCase(Locale.ROOT);
    return ". To do: %s it (%s): %s".formatted(verb, type, about);
  }

  private void names(JsonNode settings, ConnectorFile connector, List<Problem> problems) {
    Set<String> known = new TreeSet<>();
    settings.forEach(each -> known.add(each.at("/value/name").asText()));
    SettingNames names = new SettingNames(known, allowed);
    for (String key : connector.settings().keySet()) {
      if (!names.has(key)) {
        String hint =
            names
                .like(key)
                .map(like -> "did you mean " + like + "?")
                .orElse("take it away, or allow it with --allow " + key);
        problems.add(problem(connector, key, "the connector has no such setting: " + hint));
      }
    }
  }

  private static Problem problem(ConnectorFile connector, String key, String what) {
    return new Problem(connector.file(), key, what);
  }
}
