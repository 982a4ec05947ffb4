package dev.tidewatch.spark.routes;

import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.http.Outcomes;
import dev.tidewatch.http.Parameter;
import dev.tidewatch.http.ParameterType;
import dev.tidewatch.http.Problem;
import dev.tidewatch.http.ProblemType;
import dev.tidewatch.http.Request;
import dev.tidewatch.http.Response;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.TermsParameters;
import dev.tidewatch.query.Subject;
import dev.tidewatch.spark.SparkQueries;
import dev.tidewatch.spark.api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The paths of Spark's API that a running driver alone can answer, refused as the History Server
 * refuses them and in its words; and its version.
 */
public final class LiveOnlyRoutes {

  /** The History Server whose API this is: see docs/history-server-api.md. */
  private static final String SPARK = "4.1.1";

  private static final String APPLICATIONS = "/api/v1/applications/{appId}";
  private static final String TAG = "Applications";
  private static final Parameter APP_ID =
      Parameter.path("appId", ParameterType.STRING, "Spark's application id.");
  private static final Parameter ATTEMPT_ID =
      Parameter.path("attemptId", ParameterType.STRING, "The attempt, where there are attempts.");

  private final SparkQueries queries;
  private final List<Route> routes = new ArrayList<>();

  private LiveOnlyRoutes(SparkQueries queries) {
    this.queries = queries;
  }

  /** All of them. */
  public static List<Route> of(SparkQueries queries) {
    LiveOnlyRoutes all = new LiveOnlyRoutes(queries);
    all.routes.add(
        Route.get(
                "/api/v1/version",
                TAG,
                "The version of Spark's History Server whose API this is.",
                request -> Response.json(Map.of("spark", SPARK)))
            .answers("The version"));
    all.threads();
    all.add(
        "/logs",
        "The event log itself: always refused.",
        ProblemType.NO_EVENT_LOGS,
        List.of(),
        (attempt, request) -> "Event logs are not available for app: " + attempt.appId() + ".");
    all.streaming();
    return List.copyOf(all.routes);
  }

  private void threads() {
    Parameter executor = Parameter.path("executorId", Executors.TYPE, "A number, or driver.");
    BiFunction<Asked, Request, String> words =
        (attempt, request) -> "Thread dumps not available through the history server.";
    add(
        "/executors/{executorId}/threads",
        "The threads of an executor: always refused.",
        ProblemType.NO_THREAD_DUMPS,
        List.of(executor),
        words);
    add(
        "/threads",
        "The thread of a task: always refused.",
        ProblemType.NO_THREAD_DUMPS,
        List.of(
            Parameter.query("taskId", ParameterType.STRING, "The task."),
            Parameter.query("executorId", Executors.TYPE, "Where it runs.")),
        words);
  }

  private void streaming() {
    Stream.of(
            "/statistics",
            "/receivers",
            "/receivers/{streamId}",
            "/batches",
            "/batches/{batchId}",
            "/batches/{batchId}/operations",
            "/batches/{batchId}/operations/{outputOpId}")
        .forEach(
            path ->
                add(
                    "/streaming" + path,
                    "Of Spark Streaming (DStreams): always refused.",
                    ProblemType.NO_STREAMING,
                    Stream.of("streamId", "batchId", "outputOpId")
                        .filter(name -> path.contains("{" + name + "}"))
                        .map(name -> Parameter.path(name, ParameterType.STRING, "A number."))
                        .toList(),
                    (attempt, request) ->
                        "no streaming listener attached to " + attempt.appName()));
  }

  /** What is asked about, which exists. */
  private record Asked(String appId, String appName) {

    static Asked of(ApplicationState state) {
      // An application without its start has its id for a name.
      return new Asked(state.appId(), Objects.requireNonNullElse(state.name(), state.appId()));
    }
  }

  private void add(
      String below,
      String summary,
      ProblemType type,
      List<Parameter> own,
      BiFunction<Asked, Request, String> words) {
    for (boolean ofAttempt : List.of(false, true)) {
      List<Parameter> parameters = new ArrayList<>(List.of(APP_ID));
      if (ofAttempt) {
        parameters.add(ATTEMPT_ID);
      }
      parameters.addAll(own);
      parameters.addAll(TermsParameters.ALL);
      routes.add(
          Route.get(
                  APPLICATIONS + (ofAttempt ? "/{attemptId}" : "") + below,
                  TAG,
                  summary,
                  request ->
                      Outcomes.toRefusal(
                          queries.inAttempt(
                              request.terms(),
                              request.pathParameter("appId"),
                              ofAttempt ? request.pathParameter("attemptId") : null,
                              Subject.APPLICATION,
                              attempt -> new Answer.Found<>(Asked.of(attempt.application()))),
                          asked -> Problem.of(type, words.apply(asked, request))))
              .parameters(parameters.toArray(Parameter[]::new))
              .keyedBy("appId")
              .problems(
                  ProblemType.BAD_PARAMETER,
                  ofAttempt ? ProblemType.UNKNOWN_ATTEMPT : ProblemType.UNKNOWN_APPLICATION,
                  type,
                  ProblemType.UNAVAILABLE)
              .answers("Never"));
    }
  }
}
