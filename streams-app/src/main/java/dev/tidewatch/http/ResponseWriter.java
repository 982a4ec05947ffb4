package dev.tidewatch.http;

import dev.tidewatch.query.Freshness;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes responses. Stateless; used by many threads. */
final class ResponseWriter {

  static final String PROBLEM_JSON = "application/problem+json";

  private final String instance;

  /**
   * @param instance the name of this instance, for {@code Tidewatch-Served-By}
   */
  ResponseWriter(String instance) {
    this.instance = instance;
  }

  /**
   * Writes the response whole; of a stream of events only what stands before the first one.
   *
   * @return false if the client went away before its end
   * @throws IOException if the value cannot be written as JSON; part of it may be sent by then
   */
  boolean write(Response response, HttpServletRequest request, HttpServletResponse target)
      throws IOException {
    // Nothing here may be kept by a cache: the next answer can differ.
    target.setHeader("Cache-Control", "no-store");
    target.setHeader("Vary", "Accept-Encoding");
    target.setHeader("X-Content-Type-Options", "nosniff");
    BodyStream body =
        new BodyStream(target, AcceptEncoding.takesGzip(request.getHeader("Accept-Encoding")));
    try {
      if (response instanceof Response.Json json) {
        start(target, 200, "application/json", response);
        if (json.nextCursor() != null) {
          target.setHeader("Link", Links.next(request, json.nextCursor()));
        }
        json.headers().forEach(target::setHeader);
        JsonFormat.write(json.value(), body);
      } else if (response instanceof Response.Bytes bytes) {
        start(target, 200, bytes.contentType(), response);
        body.write(bytes.body(), 0, bytes.body().length);
      } else if (response instanceof Relayed relayed) {
        target.setStatus(relayed.status());
        relayed.headers().forEach(target::setHeader);
        relayed.body().writeTo(body);
      } else if (response instanceof Response.Events) {
        // For nginx and those who do as it does: pass each event on at once.
        target.setHeader("X-Accel-Buffering", "no");
        start(target, 200, Response.Events.CONTENT_TYPE, response);
      } else {
        Problem problem = (Problem) response;
        start(target, problem.status(), PROBLEM_JSON, response);
        problem.headers().forEach(target::setHeader);
        JsonFormat.write(problem.body(request.getRequestURI()), body);
      }
      body.close();
      return true;
    } catch (IOException failed) {
      if (body.clientGone()) {
        return false;
      }
      throw failed;
    }
  }

  private void start(
      HttpServletResponse target, int status, String contentType, Response response) {
    target.setStatus(status);
    target.setContentType(contentType);
    if (response instanceof Problem) {
      FreshnessHeaders.ofProblem(response.freshness(), instance, target::setHeader);
    } else if (response instanceof Response.Events) {
      FreshnessHeaders.ofAnswer(Freshness.unknown(instance), instance, target::setHeader);
    } else {
      FreshnessHeaders.ofAnswer(response.freshness(), instance, target::setHeader);
    }
  }
}
