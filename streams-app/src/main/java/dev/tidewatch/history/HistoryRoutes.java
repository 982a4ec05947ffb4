package dev.tidewatch.history;

import dev.tidewatch.http.Parameter;
import dev.tidewatch.http.ParameterType;
import dev.tidewatch.http.Problem;
import dev.tidewatch.http.ProblemType;
import dev.tidewatch.http.Request;
import dev.tidewatch.http.Response;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.Times;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The route of the history. */
public final class HistoryRoutes {

  private static final int PAGE = 100;
  private static final int MOST = 1_000;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Optional<? extends History> history;

  private HistoryRoutes(Optional<? extends History> history) {
    this.history = history;
  }

  /**
   * It.
   *
   * @param history empty where none is configured
   */
  public static Route of(Optional<? extends History> history) {
    return Route.get(
            "/api/v1/fleet/history",
            "Fleet",
            "Applications past the stores' retention, from HBase: those of a user the newest first,"
                + " or everybody's, one user after another.",
            new HistoryRoutes(history)::find)
        .parameters(
            Parameter.query("user", ParameterType.STRING, "Whose applications."),
            Parameter.query("from", Times.TYPE, "The earliest start."),
            Parameter.query("to", Times.TYPE, "The first start that is too late."),
            Parameter.query("name", ParameterType.STRING, "Of the application, the whole name."),
            Parameter.query("options", ParameterType.BOOLEAN, "false", "With Spark options."),
            Parameter.query(
                "limit",
                ParameterType.integerIn(1, MOST),
                String.valueOf(PAGE),
                "Most applications to list."),
            Parameter.query("cursor", ParameterType.STRING, "The next of the page before."))
        .problems(
            ProblemType.BAD_PARAMETER, ProblemType.HISTORY_NOT_CONFIGURED, ProblemType.UNAVAILABLE)
        .answers("A page of past applications");
  }

  private Response find(Request request) {
    if (history.isEmpty()) {
      return Problem.of(
          ProblemType.HISTORY_NOT_CONFIGURED, "history.hbase.zookeeper.quorum is not set");
    }
    long from = request.queryParameter("from").map(Times::parse).orElse(0L);
    long to = request.queryParameter("to").map(Times::parse).orElse(Long.MAX_VALUE);
    if (from >= to) {
      return Problem.of(ProblemType.BAD_PARAMETER, "from: expected a time before that of to");
    }
    String cursor = request.queryParameter("cursor").orElse(null);
    HistoryCursor after = cursor == null ? null : HistoryCursor.of(cursor).orElse(null);
    HistoryQuestion question = question(request, from, to, after);
    if (cursor != null && (after == null || !Rows.range(question).has(after.row()))) {
      return Problem.of(
          ProblemType.BAD_PARAMETER,
          "cursor: expected the next of a page of the same question, as it was given");
    }
    try {
      return Response.json(history.get().find(question, request.deadline()));
    } catch (HistoryUnavailableException e) {
      return Problem.retryable(
          ProblemType.UNAVAILABLE, String.valueOf(e.getMessage()), RETRY_AFTER);
    }
  }

  private static HistoryQuestion question(
      Request request, long from, long to, @Nullable HistoryCursor after) {
    return new HistoryQuestion(
        request.queryParameter("user").orElse(null),
        from,
        to,
        request.queryParameter("name").orElse(null),
        after,
        request.queryParameter("limit").map(Integer::parseInt).orElse(PAGE),
        request.queryParameter("options").map(Boolean::parseBoolean).orElse(false));
  }
}
