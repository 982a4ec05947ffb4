package dev.tidewatch.http;

import dev.tidewatch.query.Consistency;
import dev.tidewatch.query.Deadline;
import dev.tidewatch.query.Terms;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** The query parameters with which a caller bounds the age of an answer. */
public final class TermsParameters {

  public static final Parameter CONSISTENCY =
      Parameter.query(
              "consistency",
              ParameterType.oneOf("active", "bounded", "any"),
              "any",
              "Which replicas may answer: the active one alone; one that lacks no more than maxLag;"
                  + " or the active one, else the freshest standby. A bound that cannot be met is"
                  + " 503.")
          .takenOnce();

  public static final Parameter MAX_LAG =
      Parameter.query(
              "maxLag",
              ParameterType.integerIn(0, Integer.MAX_VALUE),
              "Records, of changelog and input together, that the answer may lack; query.max.lag"
                  + " with consistency=bounded.")
          .takenOnce();

  /** On every route that reads stores. */
  public static final List<Parameter> ALL = List.of(CONSISTENCY, MAX_LAG);

  private TermsParameters() {}

  /** With the value {@code active}, a peer's: from the active replica, or not at all. */
  private static final String ACCEPT_ROLE = "Tidewatch-Accept-Role";

  /** The terms of a request whose parameters have been checked. */
  static Terms of(Request request, Deadline deadline) {
    return new Terms(
        "active".equals(request.headers().first(ACCEPT_ROLE))
            ? Consistency.ACTIVE
            : request
                .queryParameter(CONSISTENCY.name())
                .map(text -> Consistency.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(Consistency.ANY),
        request
            .queryParameter(MAX_LAG.name())
            .map(text -> OptionalLong.of(Long.parseLong(text)))
            .orElse(OptionalLong.empty()),
        deadline);
  }
}
