package dev.tidewatch.local.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How a connector is, as the cluster says it.
 *
 * @param type {@code source} or {@code sink}
 * @param parts the connector itself first, then its tasks; it has none before they are made
 */
record ConnectorState(String name, String type, List<Part> parts) {

  private static final String RUNNING = "RUNNING";

  /** As somebody wants it, until somebody wants it otherwise. */
  private static final Set<String> RESTING = Set.of("PAUSED", "STOPPED");

  /**
   * The connector or one of its tasks.
   *
   * @param name such as {@code task 0}
   * @param state RUNNING, FAILED, UNASSIGNED, PAUSED, STOPPED, RESTARTING
   * @param worker host and port of the one that has it
   * @param trace a stack trace, when it has failed; else empty
   */
  record Part(String name, String state, String worker, String trace) {

    boolean hasFailed() {
      return state.equals("FAILED");
    }

    private static Part of(String name, JsonNode node) {
      return new Part(
          name,
          node.path("state").asText(),
          node.path("worker_id").asText(),
          node.path("trace").asText("").strip());
    }
  }

  ConnectorState {
    parts = List.copyOf(parts);
  }

  static ConnectorState of(JsonNode status) {
    List<Part> parts = new ArrayList<>();
    parts.add(Part.of("connector", status.path("connector")));
    for (JsonNode task : status.path("tasks")) {
      parts.add(Part.of("task " + task.path("id").asText(), task));
    }
    return new ConnectorState(status.path("name").asText(), status.path("type").asText(), parts);
  }

  /** The state of the connector itself. */
  String state() {
    return parts.get(0).state();
  }

  List<Part> tasks() {
    return parts.subList(1, parts.size());
  }

  /** Whether nothing of it does anything but run. */
  boolean isRunning() {
    return parts.stream().allMatch(part -> part.state().equals(RUNNING));
  }

  boolean isResting() {
    return RESTING.contains(state());
  }

  boolean hasFailed() {
    return parts.stream().anyMatch(Part::hasFailed);
  }

  long tasksRunning() {
    return tasks().stream().filter(task -> task.state().equals(RUNNING)).count();
  }

  /** All of it in a few words. */
  String brief() {
    return "%s, %d of %d tasks running".formatted(state(), tasksRunning(), tasks().size());
  }
}
