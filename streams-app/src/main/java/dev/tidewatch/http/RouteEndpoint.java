package dev.tidewatch.http;

import dev.tidewatch.http.Admission.Admitted;
import dev.tidewatch.http.Admission.Refused;
import dev.tidewatch.http.EventStreams.OpenStream;
import dev.tidewatch.query.Deadline;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one route for Javalin: admission, limits, parameters, handler, response. Used by many
 * threads.
 */
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
    OpenStream stream;
    try {
      stream = respond(context);
    } finally {
      metrics.record(context.res().getStatus(), System.nanoTime() - start);
    }
    if (stream != null) {
      follow(context, stream);
    }
  }

  /** Answers; what is returned is a stream, which begins once the request's permit is free. */
  private @Nullable OpenStream respond(Context context) throws IOException {
    try {
      Admission admission = server.gate().admit(context.req(), route);
      if (admission instanceof Admitted admitted) {
        return respond(context, admitted.principal());
      }
      refuse(context, ((Refused) admission).problem());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      write(context, Problems.stopping());
    } catch (Exception | Error bug) {
      fail(context, bug);
    }
    return null;
  }

  private @Nullable OpenStream respond(Context context, Principal principal) throws Exception {
    if (route.always()) {
      return deliver(context, answer(context, principal), principal);
    }
    if (server.permits().tryAcquire()) {
      try {
        return deliver(context, answer(context, principal), principal);
      } finally {
        server.permits().release();
      }
    }
    refuse(context, Problems.overloaded());
    return null;
  }

  private @Nullable OpenStream deliver(Context context, Response response, Principal principal)
      throws IOException {
    if (response instanceof Response.Events events) {
      return open(context, events, principal);
    }
    write(context, response);
    return null;
  }

  private @Nullable OpenStream open(Context context, Response.Events events, Principal principal)
      throws IOException {
    HttpServletRequest http = context.req();
    if (!Accept.takes(http.getHeader("Accept"), Response.Events.CONTENT_TYPE)) {
      write(context, Problems.notAcceptable(Response.Events.CONTENT_TYPE));
      return null;
    }
    if (http.getMethod().equals("HEAD")) {
      write(context, events);
      return null;
    }
    OpenStream stream = server.streams().open(events, () -> server.gate().stillValid(principal));
    if (stream == null) {
      refuse(context, Problems.tooManyStreams());
    }
    return stream;
  }

  private void follow(Context context, OpenStream stream) throws IOException {
    try (stream) {
      write(context, stream.response());
      stream.run(context.res());
    } catch (IOException gone) {
      LOG.debug("The client of {} {} went away", route.method(), route.path());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (Exception | Error bug) {
      fail(context, bug);
    }
  }

  private void refuse(Context context, Problem problem) throws IOException {
    server.refusals().count(problem);
    write(context, problem);
  }

  private Response answer(Context context, Principal principal) throws Exception {
    HttpServletRequest http = context.req();
    String queryString = http.getQueryString();
    if (queryString != null && queryString.length() > server.head().maxQueryLength()) {
      return Problems.queryTooLong(server.head());
    }
    Map<String, List<String>> query;
    try {
      query = QueryString.parse(queryString);
    } catch (IllegalArgumentException malformed) {
      return Problems.malformedQuery();
    }
    if (!route.body().isEmpty() && !JsonBody.isTypeOf(http.getContentType())) {
      return Problems.noJson();
    }
    Deadline deadline = deadline(http);
    RequestBody body = RequestBody.of(http, route.method(), server.maxBodyBytes(), deadline);
    if (body instanceof RequestBody.Unusable unusable) {
      server.refusals().count(unusable.problem());
      return unusable.problem();
    }
    Map<String, String> path = hasPathParameters ? context.pathParamMap() : Map.of();
    if (path.values().stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
      // Jetty refuses it itself, but not in parameters of a path (;x=%00).
      return Problems.pathWithNull();
    }
    Request request =
        new Request(
            path, query, http::getHeader, ((RequestBody.Whole) body).bytes(), principal, deadline);
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
