package dev.tidewatch.http;

import dev.tidewatch.query.Deadline;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one route for Javalin: limits, parameters, handler, response. Used by many threads. */
final class RouteEndpoint implements io.javalin.http.Handler {

  private static final Logger LOG = LoggerFactory.getLogger(RouteEndpoint.class);

  /** Milliseconds that the caller waits. */
  static final String DEADLINE = "Tidewatch-Deadline-Ms";

  private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{1,9}");

  private final Route route;
  private final List<Parameter> checked;
  private final boolean hasPathParameters;
  private final ServerContext server;
  private final RouteMetrics metrics;

  RouteEndpoint(Route route, String method, ServerContext server) {
    this.route = route;
    this.checked = route.checkedParameters();
    this.hasPathParameters = !route.pathParameters().isEmpty();
    this.server = server;
    this.metrics = new RouteMetrics(server.meters(), method, route.path());
  }

  @Override
  public void handle(Context context) throws IOException {
    long start = System.nanoTime();
    try {
      if (route.always()) {
        respond(context);
      } else {
        respondWithin(server.permits(), context);
      }
    } finally {
      metrics.record(context.res().getStatus(), System.nanoTime() - start);
    }
  }

  private void respondWithin(Semaphore permits, Context context) throws IOException {
    if (!permits.tryAcquire()) {
      write(context, Problems.overloaded());
      return;
    }
    try {
      respond(context);
    } finally {
      permits.release();
    }
  }

  private void respond(Context context) throws IOException {
    try {
      write(context, answer(context));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      write(context, Problems.stopping());
    } catch (Exception | Error bug) {
      fail(context, bug);
    }
  }

  private Response answer(Context context) throws Exception {
    HttpServletRequest http = context.req();
    String queryString = http.getQueryString();
    if (queryString != null && queryString.length() > QueryString.MAX_LENGTH) {
      return Problems.queryTooLong();
    }
    Map<String, List<String>> query;
    try {
      query = QueryString.parse(queryString);
    } catch (IllegalArgumentException malformed) {
      return Problems.malformedQuery();
    }
    Map<String, String> path = hasPathParameters ? context.pathParamMap() : Map.of();
    Request request = new Request(path, query, http::getHeader, deadline(http));
    for (Parameter parameter : checked) {
      Optional<Problem> problem = parameter.check(request);
      if (problem.isPresent()) {
        return problem.get();
      }
    }
    return route.handler().handle(request);
  }

  /** The caller's own where it is sooner: a router hands on what is left of its caller's. */
  private Deadline deadline(HttpServletRequest http) {
    Duration most = server.requestTimeout();
    String given = http.getHeader(DEADLINE);
    if (given != null && MILLISECONDS.matcher(given).matches()) {
      Duration wanted = Duration.ofMillis(Long.parseLong(given));
      return Deadline.in(wanted.compareTo(most) < 0 ? wanted : most);
    }
    return Deadline.in(most);
  }

  private void write(Context context, Response response) throws IOException {
    if (!server.writer().write(response, context.req(), context.res())) {
      LOG.debug("The client of {} {} went away", route.method(), route.path());
    }
  }

  /**
   * What is sent already cannot be taken back: then the connection breaks, and the caller knows.
   */
  private void fail(Context context, Throwable bug) throws IOException {
    Problem problem = Problems.internal();
    LOG.error(
        "Error {} on {} {}",
        problem.extensions().get("errorId"),
        route.method(),
        route.path(),
        bug);
    if (context.res().isCommitted()) {
      ServletContextRequest.getServletContextRequest(context.req())
          .getConnectionMetaData()
          .getConnection()
          .getEndPoint()
          .close(bug);
      return;
    }
    context.res().reset();
    write(context, problem);
  }
}
