package dev.tidewatch.local.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Client of a worker's REST API: as much of it as there is use for here. Thread-safe. */
public final class ConnectRest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI root;

  ConnectRest(URI root) {
    this.root = root;
  }

  /** The names of all connectors, sorted. */
  public List<String> connectors() throws IOException {
    var names = new ArrayList<String>();
    get("/connectors").forEach(name -> names.add(name.asText()));
    return names.stream().sorted().toList();
  }

  /** The class names of the sinks and sources that the worker has found. */
  public List<String> plugins() throws IOException {
    return get("/connector-plugins").findValuesAsText("class");
  }

  /**
   * Makes a connector, or gives the one of that name another configuration, which restarts it some
   * time later.
   *
   * @throws ConnectRefusedException when the configuration has errors
   */
  public void put(String connector, Map<String, String> configuration) throws IOException {
    var body = BodyPublishers.ofString(JSON.writeValueAsString(configuration));
    send("PUT", path(connector) + "/config", body);
  }

  /** The configuration of a connector, as it was put. */
  public Map<String, String> configuration(String connector) throws IOException {
    var configuration = new TreeMap<String, String>();
    get(path(connector) + "/config")
        .properties()
        .forEach(each -> configuration.put(each.getKey(), each.getValue().asText()));
    return configuration;
  }

  /** The state of a connector; empty where there is none, or it has none yet. */
  public Optional<ConnectorStatus> status(String connector) throws IOException {
    try {
      return Optional.of(ConnectorStatus.of(get(path(connector) + "/status")));
    } catch (ConnectRefusedException e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Waits until a connector and its tasks run.
   *
   * @throws IllegalStateException when it fails, or does not get there in time
   */
  public void awaitRunning(String connector, Duration longest) throws IOException {
    await(connector, ConnectorStatus::isRunning, longest);
  }

  /**
   * Gives a running connector another configuration, and returns when it runs with that. After
   * {@link #put} alone, its old tasks go on for a while, and nothing tells them from the new ones.
   *
   * @throws ConnectRefusedException when the configuration has errors; it stays stopped then
   * @throws IllegalStateException when it fails, or does not get there in time
   */
  public void change(String connector, Map<String, String> configuration, Duration longest)
      throws IOException {
    send("PUT", path(connector) + "/stop", BodyPublishers.noBody());
    await(connector, ConnectorStatus::isStopped, longest);
    put(connector, configuration);
    send("PUT", path(connector) + "/resume", BodyPublishers.noBody());
    awaitRunning(connector, longest);
  }

  private void await(String connector, Predicate<ConnectorStatus> wanted, Duration longest)
      throws IOException {
    long end = System.nanoTime() + longest.toNanos();
    var status = status(connector);
    while (status.filter(wanted).isEmpty()) {
      if (status.isPresent() && status.get().hasFailed()) {
        throw new IllegalStateException(connector + " failed: " + status.get().trace());
      }
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException(
            "%s did not get there within %d s: %s"
                .formatted(connector, longest.toSeconds(), status));
      }
      pauseBriefly();
      status = status(connector);
    }
  }

  /** Lets the tasks of a connector rest until {@link #resume}; what they were doing is finished. */
  public void pause(String connector) throws IOException {
    send("PUT", path(connector) + "/pause", BodyPublishers.noBody());
  }

  /** Ends {@link #pause}. */
  public void resume(String connector) throws IOException {
    send("PUT", path(connector) + "/resume", BodyPublishers.noBody());
  }

  /** Removes a connector; the offsets of its consumer group stay. */
  public void delete(String connector) throws IOException {
    send("DELETE", path(connector), BodyPublishers.noBody());
  }

  private JsonNode get(String path) throws IOException {
    return JSON.readTree(send("GET", path, BodyPublishers.noBody()));
  }

  /** A worker that rebalances answers with a conflict, which passes. */
  private String send(String method, String path, BodyPublisher body) throws IOException {
    var request =
        HttpRequest.newBuilder(root.resolve(path))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    long end = System.nanoTime() + TIMEOUT.toNanos();
    var response = send(request);
    while (response.statusCode() == CONFLICT && System.nanoTime() - end < 0) {
      pauseBriefly();
      response = send(request);
    }
    if (response.statusCode() / 100 != 2) {
      throw new ConnectRefusedException(
          method + " " + path, response.statusCode(), response.body());
    }
    return response.body();
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void pauseBriefly() throws IOException {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    var interrupted = new InterruptedIOException("interrupted while asking Kafka Connect");
    interrupted.initCause(e);
    return interrupted;
  }

  private static String path(String connector) {
    return "/connectors/"
        + URLEncoder.encode(connector, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
