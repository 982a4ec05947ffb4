package dev.tidewatch.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Takes {@code X-HTTP-Method-Override} out of requests. Javalin routes by it, and cannot be told
 * not to: what was authenticated, and perhaps signed, would be one method, and what is called
 * another.
 */
final class NoMethodOverride implements HttpConfiguration.Customizer {

  private static final String HEADER = "X-HTTP-Method-Override";

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    if (!request.getHeaders().contains(HEADER)) {
      return request;
    }
    HttpFields headers = HttpFields.build(request.getHeaders()).remove(HEADER).asImmutable();
    return new Request.Wrapper(request) {
      @Override
      public HttpFields getHeaders() {
        return headers;
      }
    };
  }
}
