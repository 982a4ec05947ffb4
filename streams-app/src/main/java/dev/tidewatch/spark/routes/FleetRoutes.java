package dev.tidewatch.spark.routes;

import dev.tidewatch.http.Parameter;
import dev.tidewatch.http.ParameterType;
import dev.tidewatch.http.ProblemType;
import dev.tidewatch.http.Request;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.TermsParameters;
import dev.tidewatch.spark.FleetQueries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions about all applications at once. */
public final class FleetRoutes {

  private static final String TAG = "Fleet";
  private static final int PAGE = 100;
  private static final int IDS = 20;
  private static final int MOST = 1000;
  private static final Parameter CURSOR =
      Parameter.query("cursor", ParameterType.STRING, "The next of the page before.");

  private FleetRoutes() {}

  /** All of them. */
  public static List<Route> of(FleetQueries queries) {
    return List.of(
        Route.get(
                "/api/v1/fleet/versions",
                TAG,
                "Spark, Scala, Java and Hadoop versions that run together, with verdicts.",
                request -> SparkResponses.of(queries.versions(request.terms())))
            .parameters(TermsParameters.CONSISTENCY, TermsParameters.MAX_LAG)
            .problems(ProblemType.UNAVAILABLE)
            .answers("Versions, most used first"),
        Route.get(
                "/api/v1/fleet/options",
                TAG,
                "Options that applications set, with their most frequent values.",
                request ->
                    SparkResponses.of(
                        queries.options(
                            request.terms(), cursor(request), number(request, "limit", PAGE))))
            .parameters(
                limit("limit", PAGE, MOST, "Most options to list."),
                CURSOR,
                TermsParameters.CONSISTENCY,
                TermsParameters.MAX_LAG)
            .problems(ProblemType.BAD_PARAMETER, ProblemType.UNAVAILABLE)
            .answers("A page of options, by name"),
        Route.get(
                "/api/v1/fleet/options/{key}",
                TAG,
                "The values of one option, with the applications that set them.",
                request ->
                    SparkResponses.of(
                        queries.values(
                            request.terms(),
                            request.pathParameter("key"),
                            request.queryParameter("value").orElse(null),
                            cursor(request),
                            number(request, "limit", PAGE),
                            number(request, "applications", IDS))))
            .parameters(
                Parameter.path("key", ParameterType.STRING, "Such as spark.executor.memory."),
                Parameter.query("value", ParameterType.STRING, "Only this value."),
                limit("limit", PAGE, MOST, "Most values to list."),
                limit("applications", IDS, MOST, "Most application ids to list of each value."),
                CURSOR,
                TermsParameters.CONSISTENCY,
                TermsParameters.MAX_LAG)
            .problems(
                ProblemType.BAD_PARAMETER, ProblemType.UNKNOWN_OPTION, ProblemType.UNAVAILABLE)
            .answers("A page of values"));
  }

  private static Parameter limit(String name, int standard, int most, String doc) {
    return Parameter.query(name, ParameterType.integerIn(1, most), String.valueOf(standard), doc);
  }

  private static @Nullable String cursor(Request request) {
    return request.queryParameter("cursor").orElse(null);
  }

  private static int number(Request request, String name, int standard) {
    return request.queryParameter(name).map(Integer::parseInt).orElse(standard);
  }
}
