package dev.tidewatch.spark.routes;

import dev.tidewatch.http.Parameter;
import dev.tidewatch.http.ParameterType;
import dev.tidewatch.http.ProblemType;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.TermsParameters;
import dev.tidewatch.spark.JobRunQueries;
import java.util.List;

/** The runs of one job, compared. */
public final class JobRoutes {

  private static final int PAGE = 20;
  private static final int MOST = 200;

  private JobRoutes() {}

  /** All of them. */
  public static List<Route> of(JobRunQueries queries) {
    return List.of(
        Route.get(
                "/api/v1/fleet/jobs/{name}/runs",
                "Fleet",
                "Runs of a job, the newest first: cost, options that changed, and whether it has"
                    + " become slower.",
                request ->
                    SparkResponses.of(
                        queries.runs(
                            request.terms(),
                            request.pathParameter("name"),
                            request.queryParameter("user").orElse(null),
                            request.queryParameter("cursor").orElse(null),
                            request.queryParameter("limit").map(Integer::parseInt).orElse(PAGE))))
            .parameters(
                Parameter.path("name", ParameterType.STRING, "Of the applications."),
                Parameter.query(
                    "user",
                    ParameterType.STRING,
                    "Whose runs; those of whoever ran it last where it is absent."),
                Parameter.query(
                    "limit",
                    ParameterType.integerIn(1, MOST),
                    String.valueOf(PAGE),
                    "Most runs to list."),
                Parameter.query("cursor", ParameterType.STRING, "The next of the page before."),
                TermsParameters.CONSISTENCY,
                TermsParameters.MAX_LAG)
            .problems(ProblemType.BAD_PARAMETER, ProblemType.UNAVAILABLE)
            .answers("A page of runs"));
  }
}
