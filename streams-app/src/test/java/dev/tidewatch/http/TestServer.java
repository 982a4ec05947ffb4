package dev.tidewatch.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.config.HttpLimits;
import dev.tidewatch.config.ListenerSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A real server on a free port of loopback, and a real client. */
public final class TestServer implements AutoCloseable {

  public static final String INSTANCE = "test-instance";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;

  private TestServer(RouteTable table, HttpLimits limits, Authenticator authenticator) {
    Listener listener =
        Listener.bind(new ListenerSettings("127.0.0.1", 0, Optional.empty()), "http");
    server = HttpServer.start(listener, limits, INSTANCE, table, meters, authenticator);
  }

  public static TestServer serving(Route... routes) {
    return serving(8, Duration.ofSeconds(5), routes);
  }

  /** Serves so many requests at a time. */
  public static TestServer servingAtMost(int maxRequests, Route... routes) {
    return serving(maxRequests, Duration.ofSeconds(5), routes);
  }

  static TestServer serving(int maxRequests, Duration timeout, Route... routes) {
    return serving(limits(maxRequests, timeout, 0), Authenticator.open(), routes);
  }

  /** Serves within these limits. */
  public static TestServer serving(
      HttpLimits limits, Authenticator authenticator, Route... routes) {
    return new TestServer(RouteTable.of(List.of(routes)), limits, authenticator);
  }

  /** Serves a whole table to those whom the authenticator admits. */
  public static TestServer serving(RouteTable table, Authenticator authenticator) {
    return new TestServer(table, limits(8, Duration.ofSeconds(5), 0), authenticator);
  }

  static HttpLimits limits(int maxRequests, Duration timeout, int perSecond) {
    return new HttpLimits(maxRequests, timeout, 4, 64 * 1024, perSecond);
  }

  HttpServer server() {
    return server;
  }

  public SimpleMeterRegistry meters() {
    return meters;
  }

  public URI uri(String pathAndQuery) {
    return server.url().resolve(pathAndQuery);
  }

  /** The response to {@code GET} with these headers: name, value, name, value, … */
  public HttpResponse<byte[]> get(String pathAndQuery, String... headers) {
    return send("GET", pathAndQuery, headers);
  }

  public HttpResponse<byte[]> send(String method, String pathAndQuery, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(pathAndQuery))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .timeout(Duration.ofSeconds(20));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  public static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  public static JsonNode json(HttpResponse<byte[]> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
