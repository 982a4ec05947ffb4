package dev.tidewatch.local.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a worker says of a connector.
 *
 * @param state of the connector itself: {@code RUNNING}, {@code UNASSIGNED}, {@code FAILED}, …
 * @param tasks the states of its tasks, by their ids; none before they are made
 * @param trace the stack trace of what failed first; empty while nothing has
 */
public record ConnectorStatus(String state, List<String> tasks, String trace) {
  private static final String RUNNING = "RUNNING";

  public ConnectorStatus {
    tasks = List.copyOf(tasks);
  }

  static ConnectorStatus of(JsonNode answer) {
    var tasks = new ArrayList<String>();
    String trace = answer.at("/connector/trace").asText("");
    for (var task : answer.path("tasks")) {
      tasks.add(task.path("state").asText());
      trace = trace.isEmpty() ? task.path("trace").asText("") : trace;
    }
    return new ConnectorStatus(answer.at("/connector/state").asText(), tasks, trace);
  }

  /** Whether the connector and at least one task run, and no task does anything else. */
  public boolean isRunning() {
    return state.equals(RUNNING) && !tasks.isEmpty() && tasks.stream().allMatch(RUNNING::equals);
  }

  /** Whether it was told to stop, and no task does anything any more. */
  boolean isStopped() {
    return state.equals("STOPPED") && tasks.stream().noneMatch(RUNNING::equals);
  }

  /** Whether the connector or a task has failed, which does not end by itself. */
  public boolean hasFailed() {
    return !trace.isEmpty();
  }
}
