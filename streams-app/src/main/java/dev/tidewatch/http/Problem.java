package dev.tidewatch.http;

import dev.tidewatch.query.Freshness;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failure, as RFC 9457 problem JSON. Its text never holds a class name, a stack trace or a host.
 *
 * @param status the type's, or Spark's where a route equals one of Spark's
 * @param detail what is wrong with this request
 * @param headers of the response, such as {@code Retry-After}
 * @param extensions further members of the body
 * @param freshness how old the stores were that it was read from; null when none was read
 */
public record Problem(
    ProblemType type,
    int status,
    String detail,
    Map<String, String> headers,
    Map<String, Object> extensions,
    @Nullable Freshness freshness)
    implements Response {

  public Problem {
    headers = Map.copyOf(headers);
    extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions)); // keeps the order
  }

  /** A problem with the status of its type. */
  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, type.status(), detail, Map.of(), Map.of(), null);
  }

  /** A problem that passes. */
  public static Problem retryable(ProblemType type, String detail, Duration after) {
    return of(type, detail).header("Retry-After", Long.toString(wholeSeconds(after)));
  }

  Problem status(int other) {
    return new Problem(type, other, detail, headers, extensions, freshness);
  }

  Problem freshness(Freshness age) {
    return new Problem(type, status, detail, headers, extensions, age);
  }

  /** The same problem with one more header in the response. */
  public Problem header(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Problem(type, status, detail, all, extensions, freshness);
  }

  /** The same problem with one more member in its body. */
  public Problem with(String name, Object value) {
    Map<String, Object> all = new LinkedHashMap<>(extensions);
    all.put(name, value);
    return new Problem(type, status, detail, headers, all, freshness);
  }

  /**
   * The members of the body, in the order to write them.
   *
   * @param path the path that was asked for
   */
  Map<String, Object> body(String path) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", type.uri());
    body.put("title", type.title());
    body.put("status", status);
    body.put("detail", detail);
    body.put("instance", path);
    body.put("code", type.code());
    body.put("action", type.action());
    body.putAll(extensions);
    return body;
  }

  /** {@code Retry-After} has whole seconds: rounded up, at least one. */
  private static long wholeSeconds(Duration duration) {
    return Math.max(1, duration.plusNanos(999_999_999).toSeconds());
  }
}
