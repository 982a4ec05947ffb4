package dev.tidewatch.bench.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks an HTTP server on this machine. Thread-safe. */
public final class RestClient {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI root;
  private final Duration timeout;

  /**
   * Prepares to ask.
   *
   * @param timeout of one answer
   */
  public RestClient(URI root, Duration timeout) {
    this.root = root;
    this.timeout = timeout;
  }

  /** The port that is asked. */
  public int port() {
    return root.getPort();
  }

  /**
   * The JSON at this path.
   *
   * @throws IOException for any answer but 200, and when none comes in time
   */
  public JsonNode get(String path) throws IOException {
    return JSON.readTree(text(path));
  }

  /** The same, empty while the server does not know the path or cannot answer yet. */
  public Optional<JsonNode> find(String path) throws IOException {
    HttpResponse<String> response = response(path);
    if (response.statusCode() == NOT_FOUND || response.statusCode() == UNAVAILABLE) {
      return Optional.empty();
    }
    return Optional.of(JSON.readTree(body(response)));
  }

  /** The body at this path, under the same terms as {@link #get}. */
  public String text(String path) throws IOException {
    return body(response(path));
  }

  /** Asks without waiting; fails with {@link UncheckedIOException}. */
  public CompletableFuture<JsonNode> getAsync(String path) {
    return client
        .sendAsync(request(path), BodyHandlers.ofString())
        .thenApply(
            response -> {
              try {
                return JSON.readTree(body(response));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private HttpResponse<String> response(String path) throws IOException {
    try {
      return client.sendAsync(request(path), BodyHandlers.ofString()).join();
    } catch (CompletionException e) {
      throw new IOException("GET " + root.resolve(path) + " failed: " + e.getCause(), e);
    }
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(root.resolve(path)).timeout(timeout).build();
  }

  private static String body(HttpResponse<String> response) throws IOException {
    if (response.statusCode() != 200) {
      throw new IOException(
          "GET %s answered %d: %s"
              .formatted(response.uri(), response.statusCode(), response.body()));
    }
    return response.body();
  }
}
