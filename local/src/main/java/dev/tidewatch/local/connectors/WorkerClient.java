package dev.tidewatch.local.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.local.remote.ServerUrl;
import dev.tidewatch.local.remote.UserErrorException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The REST API of a cluster of workers, any of which answers for all. One that does not answer is
 * passed over for the next; everything asked here may be asked twice. Owned by one thread.
 */
final class WorkerClient {

  private static final JsonMapper JSON = new JsonMapper();

  /** Longer than a worker takes to give up itself, which is 90 s. */
  private static final Duration TIMEOUT = Duration.ofSeconds(100);

  private static final Duration POLL = Duration.ofMillis(250);

  /** How long a worker that has opened its port may not know its own paths yet. */
  private static final Duration OPENING = Duration.ofSeconds(10);

  private final HttpClient client;
  private final List<URI> workers;
  private final String authorization;
  private final Duration patience;

  /**
   * Asks nobody yet.
   *
   * @param authorization value of that header; empty for none
   * @param patience how long to wait for a worker that starts or rebalances
   */
  WorkerClient(HttpClient client, List<URI> workers, String authorization, Duration patience) {
    this.client = client;
    this.workers = new ArrayList<>(workers);
    this.authorization = authorization;
    this.patience = patience;
  }

  /**
   * Returns when a worker is part of its cluster; that one is asked first from then on.
   *
   * @throws UserErrorException when none is in time
   */
  void awaitReady() {
    long begun = System.nanoTime();
    Answer last = firstReady();
    while (last.isPassing() || (last.isNotFound() && passed(begun) < OPENING.toNanos())) {
      if (passed(begun) > patience.toNanos()) {
        throw refused("/health", last);
      }
      pause();
      last = firstReady();
    }
    if (last.isNotFound()) {
      requireConnect(ask("GET", "/", null)); // workers before 3.9 do not tell their health
    } else if (!last.isGood()) {
      throw refused("/health", last);
    }
  }

  private Answer firstReady() {
    Answer last = ask("GET", "/health", null);
    for (int left = workers.size() - 1; left > 0 && !last.isGood(); left--) {
      workers.add(workers.remove(0));
      last = ask("GET", "/health", null);
    }
    return last;
  }

  private void requireConnect(Answer root) {
    if (!root.isGood() || !root.body().has("kafka_cluster_id")) {
      throw refused("/", root);
    }
  }

  /** What is below a path; empty where there is nothing. */
  Optional<JsonNode> find(String path) {
    Answer answer = send("GET", path, null);
    return answer.isNotFound() ? Optional.empty() : Optional.of(require(path, answer));
  }

  JsonNode get(String path) {
    return require(path, send("GET", path, null));
  }

  /** The settings of a connector as they were put; empty where there is none. */
  Optional<Map<String, String>> settings(String connector) {
    return find(connector(connector) + "/config")
        .map(
            found -> {
              Map<String, String> settings = new TreeMap<>();
              found.properties().forEach(e -> settings.put(e.getKey(), e.getValue().asText()));
              return settings;
            });
  }

  Optional<ConnectorState> state(String connector) {
    return find(connector(connector) + "/status").map(ConnectorState::of);
  }

  /**
   * Sends, again and again while what keeps the worker from it passes.
   *
   * @param settings the body; null for none
   */
  Answer send(String method, String path, @Nullable Map<String, String> settings) {
    long begun = System.nanoTime();
    Answer answer = ask(method, path, settings);
    while (answer.isPassing() && passed(begun) < patience.toNanos()) {
      pause();
      answer = ask(method, path, settings);
    }
    return answer;
  }

  /** The path of a connector, whatever its name. */
  static String connector(String name) {
    return "/connectors/" + segment(name);
  }

  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  JsonNode require(String path, Answer answer) {
    if (!answer.isGood()) {
      throw refused(path, answer);
    }
    return answer.body();
  }

  private static UserErrorException refused(String path, Answer answer) {
    URI worker = answer.worker();
    if (answer.isUnauthorized()) {
      return new UserErrorException(
          "%s does not let you in (%d): give --user and its password"
              .formatted(worker, answer.status()));
    }
    String reason = answer.reason();
    return new UserErrorException(
        ServerUrl.below(worker, path)
            + " answered "
            + answer.status()
            + ": "
            + (reason.isEmpty() ? "is it a Kafka Connect worker?" : reason));
  }

  /** Asks the workers in turn until one answers. */
  private Answer ask(String method, String path, @Nullable Map<String, String> settings) {
    IOException failure = null;
    for (int left = workers.size(); left > 0; left--) {
      try {
        return ask(workers.get(0), method, path, settings);
      } catch (IOException e) {
        failure = e;
        workers.add(workers.remove(0));
      }
    }
    String certificate = failure instanceof SSLException ? ", --ca-file" : "";
    throw new UserErrorException(
        "%s do not answer as Kafka Connect does: check --url%s, and that it runs"
            .formatted(workers, certificate),
        failure);
  }

  private Answer ask(URI worker, String method, String path, @Nullable Map<String, String> settings)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(ServerUrl.below(worker, path))
            .timeout(TIMEOUT)
            .header("Accept", "application/json")
            .header("Content-Type", "application/json");
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    request.method(
        method,
        settings == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json(settings)));
    try {
      var response = client.send(request.build(), BodyHandlers.ofString());
      return Answer.of(worker, response.statusCode(), response.body());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static String json(Map<String, String> settings) {
    ObjectNode body = JSON.createObjectNode();
    settings.forEach(body::put);
    return body.toString();
  }

  private static long passed(long since) {
    return System.nanoTime() - since;
  }

  static void pause() {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static UserErrorException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new UserErrorException("interrupted", e);
  }
}
