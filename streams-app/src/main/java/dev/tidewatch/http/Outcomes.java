package dev.tidewatch.http;

import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Outcome.BadParameter;
import dev.tidewatch.query.Outcome.Found;
import dev.tidewatch.query.Outcome.NotFound;
import dev.tidewatch.query.Outcome.Unavailable;
import dev.tidewatch.query.Page;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The one table from outcomes to HTTP: 200, 404, 400 (404 where it is so in Spark's API), 503. */
public final class Outcomes {

  private Outcomes() {}

  /** The response that says what the outcome says. */
  public static Response toResponse(Outcome<?> outcome) {
    if (outcome instanceof Found<?> found) {
      return new Response.Json(found.value(), found.freshness(), null);
    }
    if (outcome instanceof NotFound<?> missing) {
      Problem problem = Problem.of(ProblemType.unknown(missing.subject()), missing.message());
      return missing.freshness() == null ? problem : problem.freshness(missing.freshness());
    }
    if (outcome instanceof BadParameter<?> bad) {
      Problem problem = Problem.of(ProblemType.BAD_PARAMETER, bad.message());
      return bad.noResource() ? problem.status(404) : problem;
    }
    Unavailable<?> unavailable = (Unavailable<?>) outcome;
    return Problem.retryable(
        ProblemType.UNAVAILABLE, unavailable.reason(), unavailable.retryAfter());
  }

  /** The same with headers that say what the body has no place for. */
  public static <T> Response toResponse(
      Outcome<T> outcome,
      Function<? super T, ?> body,
      Function<? super T, Map<String, String>> headers) {
    return outcome instanceof Found<T> found
        ? new Response.Json(
            body.apply(found.value()), found.freshness(), null, headers.apply(found.value()))
        : toResponse(outcome);
  }

  /** The same for what is refused although what it is about exists. */
  public static <T> Response toRefusal(Outcome<T> outcome, Function<? super T, Problem> refusal) {
    return outcome instanceof Found<T> found
        ? refusal.apply(found.value()).freshness(found.freshness())
        : toResponse(outcome);
  }

  /** The same for a list whose body is its items alone: where it goes on is in a header. */
  public static <T> Response toListing(
      Outcome<Page<T>> outcome, Function<? super List<T>, ?> body) {
    if (outcome instanceof Found<Page<T>> found) {
      Page<T> page = found.value();
      return new Response.Json(body.apply(page.items()), found.freshness(), page.next());
    }
    return toResponse(outcome);
  }
}
