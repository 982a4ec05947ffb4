package dev.tidewatch.local.ksql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.local.remote.ServerUrl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * A ksqlDB server's HTTP API: as much of it as there is use for here, over HTTP/1.1, which the
 * server takes for all of it. Safe for any number of threads.
 */
final class KsqlServer {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(100);

  /** How long a statement may take until all servers of the cluster have it. */
  private static final Duration LONGEST_COMMAND = Duration.ofMinutes(2);

  private final HttpClient client;
  private final URI root;
  private final String authorization;

  /**
   * @param authorization value of that header; empty for none
   */
  KsqlServer(HttpClient client, URI root, String authorization) {
    this.client = client;
    this.root = root;
    this.authorization = authorization;
  }

  /** Its version, such as 7.9.0. */
  String version() {
    return send("/info", null).path("KsqlServerInfo").path("version").asText();
  }

  /**
   * Runs one statement, and waits until it is carried out.
   *
   * @return what the server answers; one element for most statements
   * @throws KsqlException with the server's reason when it refuses
   */
  JsonNode execute(String statement) {
    ObjectNode body = JSON.createObjectNode();
    body.put("ksql", statement + ";");
    body.putObject("streamsProperties").put("auto.offset.reset", "earliest");
    JsonNode answer = send("/ksql", body);
    for (JsonNode entity : answer) {
      await(entity);
    }
    return answer;
  }

  private void await(JsonNode entity) {
    JsonNode status = entity.path("commandStatus");
    String id = entity.path("commandId").asText();
    long end = System.nanoTime() + LONGEST_COMMAND.toNanos();
    while (!status.isMissingNode() && !status.path("status").asText().equals("SUCCESS")) {
      if (status.path("status").asText().equals("ERROR")) {
        throw new KsqlException(status.path("message").asText());
      }
      if (System.nanoTime() - end > 0) {
        throw new KsqlException("the server has not carried it out within 2 minutes: " + id);
      }
      pause();
      status = send("/status/" + id.replace("`", "%60"), null);
    }
  }

  /**
   * Asks. The answer comes row by row; that of a push query does not end by itself.
   *
   * @param properties such as {@code auto.offset.reset}
   */
  KsqlRows query(String select, Map<String, String> properties) {
    ObjectNode body = JSON.createObjectNode();
    body.put("sql", select + ";");
    ObjectNode given = body.putObject("properties");
    properties.forEach(given::put);
    HttpResponse<InputStream> response = open("/query-stream", body);
    if (response.statusCode() != 200) {
      throw refused("/query-stream", response.statusCode(), all(response.body()));
    }
    return new KsqlRows(
        this, new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
  }

  /** Ends a push query on the server. */
  void close(String queryId) {
    ObjectNode body = JSON.createObjectNode();
    body.put("queryId", queryId);
    HttpResponse<InputStream> response = open("/close-query", body);
    all(response.body());
  }

  private JsonNode send(String path, @Nullable ObjectNode body) {
    HttpResponse<InputStream> response = open(path, body);
    String text = all(response.body());
    if (response.statusCode() != 200) {
      throw refused(path, response.statusCode(), text);
    }
    return read(text);
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new KsqlException("the server's answer is no JSON: is it a ksqlDB server?", e);
    }
  }

  private KsqlException refused(String path, int status, String text) {
    if (status == 401 || status == 403) {
      return new KsqlException(
          root + " does not let you in (" + status + "): give --user and its password");
    }
    String message = messageOf(text);
    return new KsqlException(
        message.isEmpty()
            ? at(path) + " answered " + status + ": is it a ksqlDB server?"
            : message);
  }

  /** The reason as ksqlDB gives it; empty where it is somebody else's. */
  private static String messageOf(String text) {
    try {
      JsonNode answer = JSON.readTree(text);
      return answer.has("error_code") ? answer.path("message").asText().strip() : "";
    } catch (JsonProcessingException somebodyElses) {
      return "";
    }
  }

  /** Below the root, which may be a path of a proxy. */
  private URI at(String path) {
    return ServerUrl.below(root, path);
  }

  private HttpResponse<InputStream> open(String path, @Nullable ObjectNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(path))
            .timeout(TIMEOUT)
            .header("Accept", "application/json")
            .header("Content-Type", "application/json");
    if (path.equals("/query-stream")) {
      request.setHeader("Accept", "application/vnd.ksqlapi.delimited.v1");
    }
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    if (body != null) {
      request.POST(BodyPublishers.ofString(body.toString()));
    }
    try {
      return client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (SSLHandshakeException e) {
      throw new KsqlException(
          root + " shows a certificate that is not trusted: give --ca-file with its authority", e);
    } catch (IOException e) {
      throw new KsqlException(
          root
              + " does not answer as a ksqlDB server does: check --server (http or https, port), and that"
              + " it runs",
          e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static String all(InputStream body) {
    try (body) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new KsqlException("the server broke off its answer", e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static KsqlException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new KsqlException("interrupted", e);
  }
}
