package dev.tidewatch.http;

import dev.tidewatch.config.RequestHead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what never reaches a route (malformed requests, oversized headers) as problems too:
 * Jetty's own page is HTML and can name classes.
 */
final class JettyErrors extends ErrorHandler {

  private static final Logger LOG = LoggerFactory.getLogger(JettyErrors.class);

  private final String instance;
  private final RequestHead head;

  JettyErrors(String instance, RequestHead head) {
    this.instance = instance;
    this.head = head;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Problem problem = Problems.ofStatus(status, head);
    if (problem.type() == ProblemType.INTERNAL_ERROR) {
      Throwable cause = (Throwable) request.getAttribute(ERROR_EXCEPTION);
      if (cause instanceof EofException) {
        LOG.debug("A client went away before its request was whole", cause);
      } else {
        LOG.error("Error {} outside any route", problem.extensions().get("errorId"), cause);
      }
    }
    response.setStatus(problem.status());
    addHeaders(problem, response.getHeaders());
    response.write(true, body(problem, request.getHttpURI().getPath()), callback);
    return true;
  }

  private void addHeaders(Problem problem, HttpFields.Mutable headers) {
    headers.put(HttpHeader.CONTENT_TYPE, ResponseWriter.PROBLEM_JSON);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    problem.headers().forEach(headers::put);
    FreshnessHeaders.ofProblem(problem.freshness(), instance, headers::put);
  }

  private static ByteBuffer body(Problem problem, String path) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      JsonFormat.write(problem.body(path), bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // memory does not fail
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }
}
