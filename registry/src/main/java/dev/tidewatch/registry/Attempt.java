package dev.tidewatch.registry;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;

/** What came of asking one registry once. */
sealed interface Attempt {

  /** An answer that another registry would give too. */
  record Answer(URI registry, int status, JsonNode body) implements Attempt {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The body is a missing node where it is not JSON, as behind a proxy's error page. */
    static Answer of(URI registry, int status, byte[] body) {
      try {
        return new Answer(registry, status, JSON.readTree(body));
      } catch (JacksonException e) {
        return new Answer(registry, status, MissingNode.getInstance());
      } catch (IOException e) {
        throw new IllegalStateException("Reading from memory failed", e);
      }
    }

    boolean ok() {
      return status / 100 == 2;
    }

    /** The registry's own code of an error, more precise than the status; 0 without one. */
    int errorCode() {
      return body.path("error_code").asInt();
    }

    String message() {
      return body.path("message").asText("no message");
    }
  }

  /** No answer, or one that says to ask elsewhere or later. */
  record Failure(String reason) implements Attempt {}
}
