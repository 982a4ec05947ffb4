package dev.tidewatch.ops;

import dev.tidewatch.http.Principal;
import dev.tidewatch.http.Problem;
import dev.tidewatch.http.ProblemType;
import dev.tidewatch.http.Response;
import dev.tidewatch.http.Role;
import dev.tidewatch.http.Route;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The routes that probes ask. They are answered even under overload, and to everybody, since a
 * probe has no token; reasons, which tell of topics and stores, are for callers that are known.
 */
public final class HealthRoutes {

  private static final String TAG = "Operations";
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private HealthRoutes() {}

  /**
   * The three routes.
   *
   * @param ready whether questions can be answered
   * @param roll whether this instance can be stopped now without a question left unanswered
   */
  public static List<Route> of(Readiness ready, Readiness roll) {
    return List.of(
        Route.get(
                "/health/live",
                TAG,
                "Whether the process is alive: if not, restart it.",
                request -> Response.json(Map.of("live", true)))
            .answers("It is alive")
            .alwaysAnswered()
            .openToAll(),
        Route.get(
                "/health/ready",
                TAG,
                "Whether the instance can answer: if not, send no traffic to it.",
                request -> state("ready", ready, request.principal()))
            .answers("It is ready")
            .problems(ProblemType.NOT_READY)
            .alwaysAnswered()
            .openToAll(),
        Route.get(
                "/health/roll",
                TAG,
                "Whether the instance can be restarted now without a failed answer.",
                request -> state("roll", roll, request.principal()))
            .answers("It can be restarted")
            .problems(ProblemType.NOT_READY)
            .alwaysAnswered()
            .openToAll());
  }

  private static Response state(String name, Readiness readiness, Principal asking) {
    boolean ready = readiness.ready();
    if (!asking.role().includes(Role.VIEWER)) {
      return ready
          ? Response.json(Map.of(name, true))
          : Problem.retryable(ProblemType.NOT_READY, "It is not ready", RETRY_AFTER)
              .with(name, false);
    }
    List<String> reasons = readiness.reasons();
    if (!ready) {
      return Problem.retryable(
              ProblemType.NOT_READY,
              reasons.isEmpty() ? "It is not ready" : String.join("; ", reasons),
              RETRY_AFTER)
          .with(name, false)
          .with("reasons", reasons);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(name, true);
    body.put("reasons", reasons);
    return Response.json(body);
  }
}
