package dev.tidewatch.cluster;

import dev.tidewatch.http.Request;
import dev.tidewatch.http.Route;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Path and query of a question to a peer, put together anew from what was understood of the
 * caller's: whatever the caller wrote, it means the same there.
 */
final class Targets {

  private Targets() {}

  static String of(Route route, Request request) {
    StringBuilder target = new StringBuilder();
    for (String segment : route.path().substring(1).split("/", -1)) {
      boolean parameter = segment.startsWith("{");
      target
          .append('/')
          .append(
              parameter
                  ? encode(request.pathParameter(segment.substring(1, segment.length() - 1)))
                  : segment);
    }
    return target + query(request.query());
  }

  private static String query(Map<String, List<String>> parameters) {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    parameters.forEach(
        (name, values) -> values.forEach(value -> query.add(encode(name) + "=" + encode(value))));
    return query.toString();
  }

  /** As in a path and as in a form: a space as %20, which both read alike. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
