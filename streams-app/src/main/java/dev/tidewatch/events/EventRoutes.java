package dev.tidewatch.events;

import dev.tidewatch.events.EventLog.Head;
import dev.tidewatch.http.Parameter;
import dev.tidewatch.http.ParameterType;
import dev.tidewatch.http.Problem;
import dev.tidewatch.http.ProblemType;
import dev.tidewatch.http.Request;
import dev.tidewatch.http.Response;
import dev.tidewatch.http.Route;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The route that clients follow changes on. */
final class EventRoutes {

  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final EventLog log;
  private final List<String> types;
  private final EventMetrics metrics;

  private EventRoutes(EventLog log, List<String> types, EventMetrics metrics) {
    this.log = log;
    this.types = types;
    this.metrics = metrics;
  }

  static List<Route> of(EventLog log, List<String> types, EventMetrics metrics) {
    EventRoutes routes = new EventRoutes(log, types, metrics);
    return List.of(
        Route.get(
                "/api/v1/events",
                "Events",
                "Changes of the whole fleet as Server-Sent Events, from any instance.",
                routes::follow)
            .parameters(
                Parameter.query(
                    "types",
                    ParameterType.STRING,
                    "Only these, separated by commas: " + String.join(", ", types) + "."),
                Parameter.query(
                    "appId",
                    ParameterType.STRING,
                    "Only changes of this application; can be repeated."),
                Parameter.query(
                    "lastEventId",
                    ParameterType.STRING,
                    "Everything after this event. The header Last-Event-ID, which EventSource"
                        + " sends, comes first."))
            .answers("The stream")
            .contentType("text/event-stream")
            .problems(
                ProblemType.BAD_PARAMETER, ProblemType.NOT_ACCEPTABLE, ProblemType.UNAVAILABLE));
  }

  private Response follow(Request request) {
    Set<String> wanted = new LinkedHashSet<>();
    request.queryParameters("types").forEach(list -> wanted.addAll(List.of(list.split(",", -1))));
    if (!types.containsAll(wanted)) {
      return Problem.of(
          ProblemType.BAD_PARAMETER,
          "Bad value for parameter \"types\": expected some of " + String.join(", ", types));
    }
    Optional<Head> head = log.head();
    if (head.isEmpty()) {
      return Problem.retryable(
          ProblemType.UNAVAILABLE,
          "The output topics have not been read up to their end since the start",
          Duration.ofSeconds(1));
    }
    EventFilter filter = new EventFilter(wanted, Set.copyOf(request.queryParameters("appId")));
    return new Response.Events(
        lastEventId(request)
            .map(id -> Subscription.after(id, head.get(), log, filter, metrics))
            .orElseGet(() -> Subscription.from(head.get(), log, filter, metrics)));
  }

  /** An empty one is none: that is what a client has that never got an id. */
  private static Optional<String> lastEventId(Request request) {
    return Optional.ofNullable(request.headers().first(LAST_EVENT_ID))
        .filter(id -> !id.isEmpty())
        .or(() -> request.queryParameter("lastEventId").filter(id -> !id.isEmpty()));
  }
}
