package dev.tidewatch.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;

/** Links to other parts of an answer, as RFC 8288 writes them. */
final class Links {

  private static final String CURSOR = "cursor=";

  private Links() {}

  /** The same question, from a cursor on. Relative: a proxy may have another name for us. */
  static String next(HttpServletRequest request, String cursor) {
    List<String> query = new ArrayList<>();
    String given = request.getQueryString();
    if (given != null) {
      for (String part : given.split("&", -1)) {
        if (!part.startsWith(CURSOR) && !part.isEmpty()) {
          query.add(part);
        }
      }
    }
    query.add(CURSOR + cursor);
    return "<" + request.getRequestURI() + "?" + String.join("&", query) + ">; rel=\"next\"";
  }
}
