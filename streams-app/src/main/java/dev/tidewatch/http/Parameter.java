package dev.tidewatch.http;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a route.
 *
 * @param type checked before the handler is called
 * @param defaultValue what holds where a query parameter is absent; null for nothing
 * @param badValueStatus the status of a value that the type does not accept
 * @param once whether several values that differ are refused; else the route says which count
 */
public record Parameter(
    String name,
    In in,
    ParameterType type,
    @Nullable String defaultValue,
    String doc,
    int badValueStatus,
    boolean once) {

  /** Where a parameter stands. */
  public enum In {
    PATH,
    QUERY
  }

  /** A segment of the path. */
  public static Parameter path(String name, ParameterType type, String doc) {
    return new Parameter(name, In.PATH, type, null, doc, 400, false);
  }

  /** A query parameter without a default. */
  public static Parameter query(String name, ParameterType type, String doc) {
    return new Parameter(name, In.QUERY, type, null, doc, 400, false);
  }

  /** A query parameter with a default. */
  public static Parameter query(String name, ParameterType type, String defaultValue, String doc) {
    return new Parameter(name, In.QUERY, type, defaultValue, doc, 400, false);
  }

  /**
   * A value of the wrong type is answered 404, as Spark's API does: there, JAX-RS finds no resource
   * for it.
   */
  public Parameter badValueIsNotFound() {
    return new Parameter(name, in, type, defaultValue, doc, 404, once);
  }

  /** Refuses several values that differ: the caller could not know which one holds. */
  Parameter takenOnce() {
    return new Parameter(name, in, type, defaultValue, doc, badValueStatus, true);
  }

  /** What is wrong with the request's values of this parameter, if anything. */
  Optional<Problem> check(Request request) {
    if (in == In.PATH) {
      return check(request.pathParameter(name));
    }
    List<String> values = request.queryParameters(name);
    if (once && values.size() > 1 && values.stream().distinct().count() > 1) {
      return Optional.of(
          Problem.of(
              ProblemType.BAD_PARAMETER,
              "Parameter \"" + name + "\" has several values that differ: give one"));
    }
    for (String value : values) {
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
