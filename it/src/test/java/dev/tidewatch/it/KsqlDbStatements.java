package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Statements put to a server over HTTP, without the command under test. */
final class KsqlDbStatements {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private KsqlDbStatements() {}

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }

  /** Runs them; fails where the server refuses one. */
  static JsonNode execute(URI server, String... statements) {
    HttpResponse<String> answer =
        post(
            server.resolve("/ksql"),
            Map.of(
                "ksql",
                String.join("\n", statements),
                "streamsProperties",
                Map.of("auto.offset.reset", "earliest")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return read(answer.body());
  }

  /** Rows of a query that ends. */
  static List<JsonNode> rows(URI server, String select) {
    HttpResponse<String> answer =
        post(
            server.resolve("/query-stream"),
            Map.of("sql", select, "properties", Map.of("auto.offset.reset", "earliest")));
    assertThat(answer.statusCode()).as("%s: %s", select, answer.body()).isEqualTo(200);
    return answer
        .body()
        .lines()
        .skip(1)
        .filter(line -> !line.isBlank())
        .map(KsqlDbStatements::read)
        .toList();
  }

  /** What a server says of itself. */
  static JsonNode get(URI url) {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(10)).build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return read(answer.body());
  }

  /** Names of its streams and tables, in upper case. */
  static Set<String> objects(URI server) {
    Set<String> names = new TreeSet<>();
    for (JsonNode answer : execute(server, "SHOW STREAMS;", "SHOW TABLES;")) {
      answer.path("streams").forEach(each -> names.add(each.path("name").asText()));
      answer.path("tables").forEach(each -> names.add(each.path("name").asText()));
    }
    return names;
  }

  /** Push queries that the server still runs. */
  static int runningPushQueries(URI server) {
    int running = 0;
    for (JsonNode query : execute(server, "SHOW QUERIES;").path(0).path("queries")) {
      running += query.path("queryType").asText().equals("PUSH") ? 1 : 0;
    }
    return running;
  }

  private static HttpResponse<String> post(URI url, Map<String, ?> body) {
    String json;
    try {
      json = JSON.writeValueAsString(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean rows = url.getPath().equals("/query-stream");
    return send(
        HttpRequest.newBuilder(url)
            .timeout(Duration.ofMinutes(1))
            .header("Content-Type", "application/json")
            .header("Accept", rows ? "application/vnd.ksqlapi.delimited.v1" : "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
