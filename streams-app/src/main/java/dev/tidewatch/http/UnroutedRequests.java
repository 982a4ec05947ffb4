package dev.tidewatch.http;

import dev.tidewatch.http.Admission.Refused;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Answers requests that no route takes: 404, or 405 with what the path does take. Only callers that
 * are known learn which of the two.
 */
final class UnroutedRequests {

  private final RouteTable table;
  private final ServerContext server;
  private final RouteMetrics metrics;

  UnroutedRequests(RouteTable table, ServerContext server) {
    this.table = table;
    this.server = server;
    this.metrics = new RouteMetrics(server.meters(), "unknown", "unknown");
  }

  void answer(HttpResponseException refusal, Context context) {
    answer(context, () -> unrouted(refusal.getStatus(), table.methodsAt(context.path())));
  }

  /**
   * Jetty lets parameters of a path ({@code ;x=%}) pass that Javalin then cannot decode. Whatever
   * goes wrong in a route never comes here.
   */
  void answerUnreadable(IllegalArgumentException malformed, Context context) {
    answer(context, Problems::malformedPath);
  }

  private void answer(Context context, Supplier<Problem> known) {
    long start = System.nanoTime();
    Problem problem;
    if (server.gate().admitUnrouted(context.req()) instanceof Refused refused) {
      problem = refused.problem();
      server.refusals().count(problem);
    } else {
      problem = known.get();
    }
    try {
      server.writer().write(problem, context.req(), context.res());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // a problem is made of text and numbers
    }
    metrics.record(context.res().getStatus(), System.nanoTime() - start);
  }

  private Problem unrouted(int status, List<String> allowed) {
    return allowed.isEmpty()
        ? Problems.ofStatus(status, server.head())
        : Problems.methodNotAllowed(allowed);
  }
}
