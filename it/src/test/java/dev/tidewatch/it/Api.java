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
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Asks an instance, as any client would. Thread-safe. */
final class Api {

  static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final HttpClient client;
  private final String root;
  private final @Nullable String token;

  private Api(HttpClient client, String root, @Nullable String token) {
    this.client = client;
    this.root = root;
    this.token = token;
  }

  /**
   * @param url where the instance listens
   */
  Api(URI url) {
    this(
        HttpClient.newBuilder().connectTimeout(TIMEOUT).build(),
        url.toString().replaceFirst("/$", ""),
        null);
  }

  /** The same instance, asked by somebody who has a token. */
  Api as(String otherToken) {
    return new Api(client, root, otherToken);
  }

  /** The same instance, asked over TLS by somebody with that key and those authorities. */
  Api over(SSLContext tls) {
    return new Api(
        HttpClient.newBuilder().connectTimeout(TIMEOUT).sslContext(tls).build(), root, token);
  }

  /** Where the instance listens. */
  URI root() {
    return URI.create(root);
  }

  /** Any method on any path. */
  HttpAnswer send(String method, String path) {
    return send(method, HttpRequest.newBuilder(URI.create(root + path)), BodyPublishers.noBody());
  }

  /** A command below {@code /api/v1/}, with a JSON body. */
  HttpAnswer command(String method, String path, String json) {
    return send(
        method,
        HttpRequest.newBuilder(URI.create(root + "/api/v1/" + path))
            .header("Content-Type", "application/json"),
        BodyPublishers.ofString(json));
  }

  private HttpAnswer send(
      String method, HttpRequest.Builder request, HttpRequest.BodyPublisher body) {
    request.timeout(TIMEOUT).method(method, body);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return HttpAnswer.of(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + request.build().uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + method, e);
    }
  }

  HttpAnswer get(String path) {
    return send("GET", path);
  }

  /** Listens to events, after the one of that id if it is not empty. */
  EventListener listen(String lastId) {
    return listen(lastId, "");
  }

  /** The same, of those that a query string chooses. */
  EventListener listen(String lastId, String query) {
    return new EventListener(URI.create(root + "/api/v1/events?" + query), lastId);
  }

  /**
   * What is said where partitions are being moved, as at any change of what an instance reads: that
   * the caller is to ask again.
   */
  private static final class AskAgain extends AssertionError {

    private static final long serialVersionUID = 1L;

    AskAgain(String path, HttpAnswer answer) {
      super("%s: 503 %s".formatted(path, answer.body()));
    }
  }

  /** The answer to a path below {@code /api/v1/}, which must be there. */
  JsonNode json(String path) {
    HttpAnswer answer = get("/api/v1/" + path);
    if (answer.status() == 503 && !answer.header("Retry-After").isEmpty()) {
      throw new AskAgain(path, answer);
    }
    assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return answer.json();
  }

  /** The value of a metric, summed over those of its series that have all of these labels. */
  double metric(String name, String... labels) {
    HttpAnswer answer = get("/metrics");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer
        .body()
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> Stream.of(labels).allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
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

  /** Waits for a condition of this instance's answers; asks again where one says so. */
  void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .ignoreExceptionsInstanceOf(AskAgain.class)
        .until(condition);
  }
}
