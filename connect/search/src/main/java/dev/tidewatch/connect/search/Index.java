package dev.tidewatch.connect.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.errors.ConnectException;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Request;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.OpenSearchTransport;

/**
 * The index of a sink, and how it is made when it is missing.
 *
 * @param entries fields that are lists of keywords
 */
record Index(String name, boolean create, List<String> entries) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Longer texts are kept and not found by: Lucene takes 32,766 bytes, a character has up to 4. */
  private static final Map<String, Object> KEYWORD =
      Map.of("type", "keyword", "ignore_above", 8_191);

  static Index of(AbstractConfig config) {
    return new Index(
        config.getString(SearchSinkConfig.INDEX),
        config.getBoolean(SearchSinkConfig.CREATE),
        config.getList(SearchSinkConfig.ENTRIES));
  }

  /**
   * Makes sure that it is there.
   *
   * @throws ConnectException when it is missing and not to be made
   * @throws IOException when the nodes do not answer, or refuse
   */
  void ensure(OpenSearchTransport nodes) throws IOException {
    var client = new OpenSearchGenericClient(nodes);
    int found = status(client, request("HEAD"));
    if (found == 200) {
      return;
    }
    if (found != 404) {
      throw refused(found, "look for", "");
    }
    if (!create) {
      throw new ConnectException(
          "there is no index %s: make it, or set %s=true".formatted(name, SearchSinkConfig.CREATE));
    }
    make(client);
  }

  private void make(OpenSearchGenericClient client) throws IOException {
    Request request =
        Requests.builder().method("PUT").endpoint("/" + name).json(definition()).build();
    try (Response response = client.execute(request)) {
      String answer = response.getBody().map(Body::bodyAsString).orElse("");
      // Another task was quicker
      boolean there = answer.contains("resource_already_exists_exception");
      if (response.getStatus() >= 300 && !there) {
        throw refused(response.getStatus(), "make", answer);
      }
    }
  }

  /** What it is made with, in JSON. */
  String definition() {
    Map<String, Object> properties = new TreeMap<>();
    entries.forEach(field -> properties.put(field, KEYWORD));
    Map<String, Object> time = Map.of("type", "date", "format", "epoch_millis");
    Map<String, Object> mappings =
        Map.of(
            "date_detection",
            false,
            "dynamic_templates",
            List.of(
                template("times", Map.of("match", "*Time", "match_mapping_type", "long"), time),
                // So that a time which is none is refused, though it be the first of its field
                template(
                    "texts-for-times",
                    Map.of("match", "*Time", "match_mapping_type", "string"),
                    time),
                template("texts", Map.of("match_mapping_type", "string"), KEYWORD),
                template("numbers", Map.of("match_mapping_type", "long"), Map.of("type", "long")),
                template(
                    "fractions", Map.of("match_mapping_type", "double"), Map.of("type", "double"))),
            "properties",
            properties);
    try {
      return JSON.writeValueAsString(Map.of("mappings", mappings));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // texts and booleans can always be written
    }
  }

  private static Map<String, Object> template(
      String name, Map<String, Object> match, Map<String, Object> mapping) {
    Map<String, Object> rule = new TreeMap<>(match);
    rule.put("mapping", mapping);
    return Map.of(name, rule);
  }

  private Request request(String method) {
    return Requests.builder().method(method).endpoint("/" + name).build();
  }

  private static int status(OpenSearchGenericClient client, Request request) throws IOException {
    try (Response response = client.execute(request)) {
      return response.getStatus();
    }
  }

  private IOException refused(int status, String what, String answer) {
    return new IOException(
        "to %s the index %s was answered with %d %s".formatted(what, name, status, answer));
  }
}
