package dev.tidewatch.local.connectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.util.List;

/**
 * What a worker has answered.
 *
 * @param worker that was asked
 * @param status of HTTP
 * @param body missing where the worker sent no JSON
 */
record Answer(URI worker, int status, JsonNode body) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Workers say these with a status of 500, which does not tell them from what will not pass. */
  private static final List<String> PASSING =
      List.of(
          "a rebalance is expected",
          "Request timed out",
          "IO Error trying to forward REST request");

  static Answer of(URI worker, int status, String text) {
    try {
      return new Answer(worker, status, JSON.readTree(text));
    } catch (JsonProcessingException somebodyElses) {
      return new Answer(worker, status, MissingNode.getInstance());
    }
  }

  boolean isGood() {
    return status / 100 == 2;
  }

  boolean isUnauthorized() {
    return status == 401 || status == 403;
  }

  boolean isNotFound() {
    return status == 404;
  }

  /**
   * Whether the same request may soon be answered otherwise: the cluster rebalances, a worker
   * starts, or the one that leads it has just gone.
   */
  boolean isPassing() {
    return status == 409
        || status == 503
        || (status == 500 && PASSING.stream().anyMatch(reason()::contains));
  }

  /** The worker's reason; empty where it is somebody else's. */
  String reason() {
    return body.path("message").asText("").strip();
  }
}
