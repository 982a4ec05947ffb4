package dev.tidewatch.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Answers requests that no route takes: 404, or 405 with what the path does take. */
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
    long start = System.nanoTime();
    List<String> allowed = table.methodsAt(context.path());
    Problem problem =
        allowed.isEmpty()
            ? Problems.ofStatus(refusal.getStatus())
            : Problems.methodNotAllowed(allowed);
    try {
      server.writer().write(problem, context.req(), context.res());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // a problem is made of text and numbers
    }
    metrics.record(context.res().getStatus(), System.nanoTime() - start);
  }
}
