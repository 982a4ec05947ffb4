package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Asks an instance, as any client would. Thread-safe. */
final class Api {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final String root;

  /**
   * @param url where the instance listens
   */
  Api(URI url) {
    this.root = url.toString().replaceFirst("/$", "");
  }

  /** Any method on any path. */
  HttpAnswer send(String method, String path) {
    URI uri = URI.create(root + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(TIMEOUT)
            .method(method, BodyPublishers.noBody())
            .build();
    try {
      return HttpAnswer.of(client.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + uri, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + method + " " + uri, e);
    }
  }

  HttpAnswer get(String path) {
    return send("GET", path);
  }

  /** Listens to events, after the one of that id if it is not empty. */
  EventListener listen(String lastId) {
    return new EventListener(URI.create(root + "/api/v1/events"), lastId);
  }

  /** The answer to a path below {@code /api/v1/}, which must be there. */
  JsonNode json(String path) {
    HttpAnswer answer = get("/api/v1/" + path);
    assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return answer.json();
  }

  /** Lines of an attempt that were applied or counted so far; 0 while it is not known. */
  long linesSeen(String application) {
    HttpAnswer answer = get("/api/v1/applications/" + application + "/completeness");
    if (answer.status() != 200) {
      return 0;
    }
    JsonNode counts = answer.json();
    long seen = counts.path("events").asLong() + counts.path("unused").asLong();
    for (JsonNode malformed : counts.path("malformed")) {
      seen += malformed.asLong();
    }
    return seen;
  }

  /**
   * Waits until everything that Kafka holds now is in every answer, as the answers themselves say.
   */
  void awaitCaughtUp() {
    Instant now = Instant.now();
    await("answers newer than " + now, () -> get("/api/v1/applications").isWholeAndAsOf(now));
  }

  void awaitLines(String application, long lines) {
    await(lines + " lines of " + application, () -> linesSeen(application) >= lines);
  }

  /** Waits for a condition of this instance's answers. */
  void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(PATIENCE).pollInterval(POLL).until(condition);
  }
}
