package dev.tidewatch.http;

import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Outcome.BadParameter;
import dev.tidewatch.query.Outcome.Found;
import dev.tidewatch.query.Outcome.NotFound;
import dev.tidewatch.query.Outcome.Unavailable;

/** The one table from outcomes to HTTP: 200, 404, 400, 503. */
public final class Outcomes {

  private Outcomes() {}

  /** The response that says what the outcome says. */
  public static Response toResponse(Outcome<?> outcome) {
    if (outcome instanceof Found<?> found) {
      return new Response.Json(found.value(), found.freshness());
    }
    if (outcome instanceof NotFound<?> missing) {
      return Problem.of(ProblemType.unknown(missing.subject()), missing.message())
          .freshness(missing.freshness());
    }
    if (outcome instanceof BadParameter<?> bad) {
      return Problem.of(ProblemType.BAD_PARAMETER, bad.message());
    }
    Unavailable<?> unavailable = (Unavailable<?>) outcome;
    return Problem.retryable(
        ProblemType.UNAVAILABLE, unavailable.reason(), unavailable.retryAfter());
  }
}
