package dev.tidewatch.spark.routes;

import dev.tidewatch.core.spark.finding.Findings;
import dev.tidewatch.core.spark.finding.Severity;
import dev.tidewatch.http.Parameter;
import dev.tidewatch.http.ParameterType;
import dev.tidewatch.http.ProblemType;
import dev.tidewatch.http.Request;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.TermsParameters;
import dev.tidewatch.http.Times;
import dev.tidewatch.spark.FindingQueries;
import dev.tidewatch.spark.api.FindingFilter;
import java.util.List;

/** What the owners of all applications should change. */
public final class FleetFindingRoutes {

  private static final String PATH = "/api/v1/fleet/findings";
  private static final String TAG = "Findings";
  private static final int PAGE = 100;
  private static final int MOST = 1000;

  private static final Parameter RULE =
      Parameter.query(
          "rule",
          ParameterType.oneOf(Findings.rules().toArray(String[]::new)),
          "Only findings of this rule.");
  private static final Parameter SEVERITY =
      Parameter.query(
          "severity", ParameterType.oneOf("CRITICAL", "WARNING", "INFO"), "Only those of this.");
  private static final Parameter USER =
      Parameter.query("user", ParameterType.STRING, "Only at applications of this user.");
  private static final Parameter NAME =
      Parameter.query("name", ParameterType.STRING, "Only at applications of this name.");
  private static final Parameter SINCE =
      Parameter.query(
          "since", Times.TYPE, "Only those first found at or after this time of the application.");

  private static final Parameter MUTED =
      Parameter.query(
          "muted",
          ParameterType.BOOLEAN,
          "Only those that operators have muted, or have not; all of them where it is absent.");

  private FleetFindingRoutes() {}

  /** All of them. */
  public static List<Route> of(FindingQueries queries) {
    return List.of(
        Route.get(
                PATH,
                TAG,
                "What to change in the fleet: the most severe first, of those the newest.",
                request ->
                    SparkResponses.of(
                        queries.findings(
                            request.terms(),
                            filter(request),
                            request.queryParameter("cursor").orElse(null),
                            request.queryParameter("limit").map(Integer::parseInt).orElse(PAGE))))
            .parameters(
                RULE,
                SEVERITY,
                USER,
                NAME,
                SINCE,
                MUTED,
                Parameter.query(
                    "limit",
                    ParameterType.integerIn(1, MOST),
                    String.valueOf(PAGE),
                    "Most findings to list."),
                Parameter.query("cursor", ParameterType.STRING, "The next of the page before."),
                TermsParameters.CONSISTENCY,
                TermsParameters.MAX_LAG)
            .problems(ProblemType.BAD_PARAMETER, ProblemType.UNAVAILABLE)
            .answers("A page of findings"),
        Route.get(
                PATH + "/rules",
                TAG,
                "How often each rule reports in the fleet: the most frequent first.",
                request -> SparkResponses.of(queries.rules(request.terms(), filter(request))))
            .parameters(
                RULE,
                SEVERITY,
                USER,
                NAME,
                SINCE,
                MUTED,
                TermsParameters.CONSISTENCY,
                TermsParameters.MAX_LAG)
            .problems(ProblemType.BAD_PARAMETER, ProblemType.UNAVAILABLE)
            .answers("Rules that report, with numbers of findings and applications"));
  }

  private static FindingFilter filter(Request request) {
    return new FindingFilter(
        request.queryParameter("rule").orElse(null),
        request.queryParameter("severity").map(Severity::valueOf).orElse(null),
        request.queryParameter("user").orElse(null),
        request.queryParameter("name").orElse(null),
        request.queryParameter("since").map(Times::parse).orElse(null),
        request.queryParameter("muted").map(Boolean::valueOf).orElse(null));
  }
}
