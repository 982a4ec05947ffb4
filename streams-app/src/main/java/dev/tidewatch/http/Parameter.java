package dev.tidewatch.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a route.
 *
 * @param type checked before the handler is called
 * @param defaultValue what holds where a query parameter is absent; null for nothing
 * @param badValueStatus the status of a value that the type does not accept
 */
public record Parameter(
    String name,
    In in,
    ParameterType type,
    @Nullable String defaultValue,
    String doc,
    int badValueStatus) {

  /** Where a parameter stands. */
  public enum In {
    PATH,
    QUERY
  }

  /** A segment of the path. */
  public static Parameter path(String name, ParameterType type, String doc) {
    return new Parameter(name, In.PATH, type, null, doc, 400);
  }

  /** A query parameter without a default. */
  public static Parameter query(String name, ParameterType type, String doc) {
    return new Parameter(name, In.QUERY, type, null, doc, 400);
  }

  /** A query parameter with a default. */
  public static Parameter query(String name, ParameterType type, String defaultValue, String doc) {
    return new Parameter(name, In.QUERY, type, defaultValue, doc, 400);
  }

  /**
   * A value of the wrong type is answered 404, as Spark's API does: there, JAX-RS finds no resource
   * for it.
   */
  public Parameter badValueIsNotFound() {
    return new Parameter(name, in, type, defaultValue, doc, 404);
  }

  /** What is wrong with the request's values of this parameter, if anything. */
  Optional<Problem> check(Request request) {
    if (in == In.PATH) {
      return check(request.pathParameter(name));
    }
    for (String value : request.queryParameters(name)) {
      Optional<Problem> problem = check(value);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  /** The value is not repeated: it can be long, and it is the caller's own. */
  private Optional<Problem> check(String value) {
    return type.accepts().test(value)
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                    ProblemType.BAD_PARAMETER,
                    "Bad value for parameter \"" + name + "\": expected " + type.expectation())
                .status(badValueStatus));
  }
}
