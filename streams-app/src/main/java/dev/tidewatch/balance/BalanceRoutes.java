package dev.tidewatch.balance;

import dev.tidewatch.http.Outcomes;
import dev.tidewatch.http.Parameter;
import dev.tidewatch.http.ParameterType;
import dev.tidewatch.http.ProblemType;
import dev.tidewatch.http.Request;
import dev.tidewatch.http.Response;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.TermsParameters;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Terms;
import java.util.List;
import java.util.function.BiFunction;

/** The question how the records of a topic lie on its partitions. */
public final class BalanceRoutes {

  private BalanceRoutes() {}

  /**
   * The route.
   *
   * @param features each answers about the topics that it reads, and finds nothing of others
   */
  public static Route of(List<BiFunction<Terms, String, Outcome<BalanceAnswer>>> features) {
    return Route.get(
            "/api/v1/topics/{topic}/balance",
            "Topics",
            "How the records of a topic that is read lie on its partitions.",
            request -> answer(features, request))
        .parameters(
            Parameter.path("topic", ParameterType.STRING, "The events, or a dead-letter topic."),
            TermsParameters.CONSISTENCY,
            TermsParameters.MAX_LAG)
        .problems(ProblemType.BAD_PARAMETER, ProblemType.UNKNOWN_TOPIC, ProblemType.UNAVAILABLE)
        .answers("Records and bytes of each partition, and how uneven they are");
  }

  /** The first that knows the topic; else one that cannot tell now; else nobody knows it. */
  private static Response answer(
      List<BiFunction<Terms, String, Outcome<BalanceAnswer>>> features, Request request) {
    Outcome<BalanceAnswer> last = null;
    for (BiFunction<Terms, String, Outcome<BalanceAnswer>> feature : features) {
      Outcome<BalanceAnswer> outcome =
          feature.apply(request.terms(), request.pathParameter("topic"));
      if (outcome instanceof Outcome.Found) {
        return Outcomes.toResponse(outcome);
      }
      if (!(last instanceof Outcome.Unavailable)) {
        last = outcome;
      }
    }
    if (last == null) {
      throw new IllegalStateException("nothing is read");
    }
    return Outcomes.toResponse(last);
  }
}
