package dev.tidewatch.mirror.routes;

import dev.tidewatch.core.mirror.link.LinkState;
import dev.tidewatch.http.Outcomes;
import dev.tidewatch.http.Parameter;
import dev.tidewatch.http.ParameterType;
import dev.tidewatch.http.ProblemType;
import dev.tidewatch.http.Request;
import dev.tidewatch.http.Response;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.TermsParameters;
import dev.tidewatch.http.Times;
import dev.tidewatch.mirror.LatencyWindow;
import dev.tidewatch.mirror.MirrorQueries;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Questions about mirrors. */
public final class MirrorRoutes {

  private static final String TAG = "Mirrors";
  private static final String FLOWS = "/api/v1/mirrors/flows";
  private static final String FLOW = FLOWS + "/{source}/{target}";
  private static final int PAGE = 100;
  private static final int MOST = 1_000;
  private static final int GROUPS = 20;
  private static final int MOST_GROUPS = 200;

  private static final Parameter SOURCE =
      Parameter.path("source", ParameterType.STRING, "Alias of the cluster that is mirrored from.");

  private static final Parameter TARGET =
      Parameter.path("target", ParameterType.STRING, "Alias of the cluster that is mirrored to.");

  private static final Parameter CURSOR =
      Parameter.query("cursor", ParameterType.STRING, "The next of the page before.");

  private final MirrorQueries queries;

  private MirrorRoutes(MirrorQueries queries) {
    this.queries = queries;
  }

  /** All of them. */
  public static List<Route> of(MirrorQueries queries) {
    MirrorRoutes routes = new MirrorRoutes(queries);
    return List.of(routes.flows(), routes.flow(), routes.latency(), routes.groups());
  }

  private Route flows() {
    return Route.get(
            FLOWS,
            TAG,
            "The flows to this cluster, and whether each link is alive.",
            request ->
                Outcomes.toResponse(
                    queries.flows(
                        request.terms(),
                        text(request, "state"),
                        text(request, "cursor"),
                        limit(request, PAGE))))
        .parameters(
            Parameter.query("state", states(), "Only flows whose link is so."),
            Parameter.query(
                "limit",
                ParameterType.integerIn(1, MOST),
                String.valueOf(PAGE),
                "Most flows to list."),
            CURSOR,
            TermsParameters.CONSISTENCY,
            TermsParameters.MAX_LAG)
        .problems(ProblemType.BAD_PARAMETER, ProblemType.UNAVAILABLE)
        .answers("A page of flows");
  }

  private static ParameterType states() {
    return ParameterType.oneOf(
        Arrays.stream(LinkState.values()).map(LinkState::name).toArray(String[]::new));
  }

  private Route flow() {
    return Route.get(
            FLOW,
            TAG,
            "One flow: its states, its latencies of the last hour, how exactly it translates.",
            request ->
                Outcomes.toResponse(
                    queries.flow(
                        request.terms(),
                        request.pathParameter("source"),
                        request.pathParameter("target"))))
        .parameters(SOURCE, TARGET, TermsParameters.CONSISTENCY, TermsParameters.MAX_LAG)
        .problems(
            ProblemType.BAD_PARAMETER, ProblemType.UNKNOWN_MIRROR_FLOW, ProblemType.UNAVAILABLE)
        .answers("The flow");
  }

  private Route latency() {
    return Route.get(
            FLOW + "/latency", TAG, "What heartbeats took by time, for charts.", this::listLatency)
        .parameters(
            SOURCE,
            TARGET,
            Parameter.query(
                "step",
                ParameterType.oneOf("minute", "hour"),
                "minute",
                "Minutes are kept 24 h, hours 30 days."),
            Parameter.query("from", Times.TYPE, "60 steps before the end, unless given."),
            Parameter.query("to", Times.TYPE, "Now, unless given."),
            TermsParameters.CONSISTENCY,
            TermsParameters.MAX_LAG)
        .problems(
            ProblemType.BAD_PARAMETER, ProblemType.UNKNOWN_MIRROR_FLOW, ProblemType.UNAVAILABLE)
        .answers("p50, p95, p99 and the largest of each step");
  }

  private Response listLatency(Request request) {
    String step = text(request, "step");
    return Outcomes.toResponse(
        queries.latency(
            request.terms(),
            request.pathParameter("source"),
            request.pathParameter("target"),
            step == null
                ? LatencyWindow.MINUTE
                : LatencyWindow.valueOf(step.toUpperCase(Locale.ROOT)),
            time(request, "from"),
            time(request, "to")));
  }

  private Route groups() {
    return Route.get(
            FLOW + "/groups",
            TAG,
            "Whether consumer groups can fail over now, and what that costs.",
            this::listGroups)
        .parameters(
            SOURCE,
            TARGET,
            Parameter.query("group", ParameterType.STRING, "Only this consumer group."),
            Parameter.query(
                "limit",
                ParameterType.integerIn(1, MOST_GROUPS),
                String.valueOf(GROUPS),
                "Most groups to judge."),
            CURSOR,
            TermsParameters.CONSISTENCY,
            TermsParameters.MAX_LAG)
        .problems(
            ProblemType.BAD_PARAMETER, ProblemType.UNKNOWN_MIRROR_FLOW, ProblemType.UNAVAILABLE)
        .answers("A page of verdicts");
  }

  private Response listGroups(Request request) {
    return Outcomes.toResponse(
        queries.groups(
            request.terms(),
            request.pathParameter("source"),
            request.pathParameter("target"),
            text(request, "group"),
            text(request, "cursor"),
            limit(request, GROUPS)));
  }

  private static int limit(Request request, int standard) {
    return request.queryParameter("limit").map(Integer::parseInt).orElse(standard);
  }

  private static @Nullable String text(Request request, String name) {
    return request.queryParameter(name).orElse(null);
  }

  private static @Nullable Long time(Request request, String name) {
    return request.queryParameter(name).map(Times::parse).orElse(null);
  }
}
