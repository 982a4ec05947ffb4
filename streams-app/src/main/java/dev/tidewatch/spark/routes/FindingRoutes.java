package dev.tidewatch.spark.routes;

import dev.tidewatch.core.spark.finding.Thresholds;
import dev.tidewatch.http.Parameter;
import dev.tidewatch.http.ParameterType;
import dev.tidewatch.http.ProblemType;
import dev.tidewatch.http.Request;
import dev.tidewatch.http.Response;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.TermsParameters;
import dev.tidewatch.spark.SparkQueries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the owners of applications should change. */
public final class FindingRoutes {

  private static final String APPLICATION = "/api/v1/applications/{appId}";
  private static final String TAG = "Findings";
  private static final String SUMMARY =
      "What to change, judged when it is asked for: the most severe first.";
  private static final Parameter APP_ID =
      Parameter.path("appId", ParameterType.STRING, "Spark's application id.");
  private static final Parameter ATTEMPT_ID =
      Parameter.path("attemptId", ParameterType.STRING, "The attempt, where there are attempts.");

  private final SparkQueries queries;
  private final Thresholds thresholds;

  private FindingRoutes(SparkQueries queries, Thresholds thresholds) {
    this.queries = queries;
    this.thresholds = thresholds;
  }

  /** All of them. */
  public static List<Route> of(SparkQueries queries, Thresholds thresholds) {
    FindingRoutes all = new FindingRoutes(queries, thresholds);
    return List.of(all.alone(), all.ofAttempt());
  }

  private Route alone() {
    return Route.get(APPLICATION + "/findings", TAG, SUMMARY, request -> findings(request, null))
        .parameters(APP_ID, TermsParameters.CONSISTENCY, TermsParameters.MAX_LAG)
        .keyedBy("appId")
        .problems(
            ProblemType.BAD_PARAMETER, ProblemType.UNKNOWN_APPLICATION, ProblemType.UNAVAILABLE)
        .answers("Findings of the attempt that has no id");
  }

  private Route ofAttempt() {
    return Route.get(
            APPLICATION + "/{attemptId}/findings",
            TAG,
            SUMMARY,
            request -> findings(request, request.pathParameter("attemptId")))
        .parameters(APP_ID, ATTEMPT_ID, TermsParameters.CONSISTENCY, TermsParameters.MAX_LAG)
        .keyedBy("appId")
        .problems(ProblemType.BAD_PARAMETER, ProblemType.UNKNOWN_ATTEMPT, ProblemType.UNAVAILABLE)
        .answers("Findings of the attempt");
  }

  private Response findings(Request request, @Nullable String attemptId) {
    return SparkResponses.of(
        queries.findings(request.terms(), request.pathParameter("appId"), attemptId, thresholds));
  }
}
