package dev.tidewatch.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the application serves, through its HTTP API only, as any client would. */
final class ServedApi {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int NOT_FOUND = 404;
  private static final int NOT_YET = 503;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI root;

  /**
   * Reads from an application.
   *
   * @param url as in {@link DemoApp#url()}
   */
  ServedApi(URI url) {
    this.root = url.resolve("/api/v1/");
  }

  /**
   * Events of an application or attempt that were read from Kafka and applied, or skipped for a
   * reason that the answer counts; 0 when it is not known yet.
   *
   * @param path below {@code applications/}
   */
  long eventsSeen(String path) throws IOException {
    var completeness = find("applications/" + path + "/completeness");
    if (completeness.isEmpty()) {
      return 0;
    }
    JsonNode counts = completeness.get();
    long seen =
        counts.path("events").asLong()
            + counts.path("unused").asLong()
            + counts.path("repeatedOffsets").asLong();
    for (var reason : counts.path("malformed")) {
      seen += reason.asLong();
    }
    return seen;
  }

  /** Every attempt of every application, in the order of the API. */
  List<ServedAttempt> attempts() throws IOException {
    var attempts = new ArrayList<ServedAttempt>();
    for (var application : get("applications")) {
      for (var attempt : application.path("attempts")) {
        attempts.add(attempt(application, attempt));
      }
    }
    return attempts;
  }

  /** The groups of dead letters, the largest first; none while they are not known. */
  List<ServedGroup> deadLetterGroups() throws IOException {
    var groups = new ArrayList<ServedGroup>();
    find("deadletters/groups?sort=count&limit=100")
        .ifPresent(page -> page.path("items").forEach(group -> groups.add(ServedGroup.of(group))));
    return groups;
  }

  /** A flow of mirrors; {@link ServedFlow#NONE} while it is not known. */
  ServedFlow flow(String source, String target) throws IOException {
    return find("mirrors/flows/" + source + "/" + target)
        .map(ServedFlow::of)
        .orElse(ServedFlow.NONE);
  }

  /** The versions that the fleet runs, as the API groups them. */
  JsonNode versions() throws IOException {
    return get("fleet/versions");
  }

  private ServedAttempt attempt(JsonNode application, JsonNode attempt) throws IOException {
    String id = application.path("id").asText();
    String attemptId = attempt.path("attemptId").asText("");
    String path = "applications/" + ShippedLog.path(id, attemptId.isEmpty() ? null : attemptId);
    int succeeded = 0;
    int failed = 0;
    for (var job : get(path + "/jobs")) {
      switch (job.path("status").asText()) {
        case "SUCCEEDED" -> succeeded++;
        case "FAILED" -> failed++;
        default -> {
          // Running or unknown: neither yet.
        }
      }
    }
    int stages = 0;
    long tasks = 0;
    for (var stage : get(path + "/stages")) {
      stages++;
      tasks += stage.path("numCompleteTasks").asLong() + stage.path("numFailedTasks").asLong();
    }
    return new ServedAttempt(
        application.path("name").asText(),
        id,
        attemptId,
        attempt.path("appSparkVersion").asText(),
        attempt.path("completed").asBoolean(),
        succeeded,
        failed,
        stages,
        tasks,
        Duration.ofMillis(attempt.path("duration").asLong()));
  }

  private JsonNode get(String path) throws IOException {
    return find(path)
        .orElseThrow(() -> new IOException("GET " + root.resolve(path) + " has no answer"));
  }

  private Optional<JsonNode> find(String path) throws IOException {
    var uri = root.resolve(path);
    try {
      var request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
      var response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() == NOT_FOUND || response.statusCode() == NOT_YET) {
        return Optional.empty();
      }
      if (response.statusCode() / 100 != 2) {
        throw new IOException(
            "GET %s answered %d: %s".formatted(uri, response.statusCode(), response.body()));
      }
      return Optional.of(JSON.readTree(response.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted in GET " + uri, e);
    }
  }
}
