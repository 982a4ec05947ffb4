package dev.tidewatch.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Instant;

/** What a server answered. */
record HttpAnswer(int status, HttpHeaders headers, String body) {

  private static final JsonMapper JSON = new JsonMapper();

  static HttpAnswer of(HttpResponse<String> response) {
    return new HttpAnswer(response.statusCode(), response.headers(), response.body());
  }

  JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("no JSON: " + body, e);
    }
  }

  /** The value of a header; empty where it is missing. */
  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** Whether it says that no partition is missing and nothing that Kafka held then. */
  boolean isWholeAndAsOf(Instant moment) {
    return status == 200
        && header("Tidewatch-Partial").isEmpty()
        && header("Tidewatch-Source-Lag").equals("0")
        && !header("Tidewatch-As-Of").equals("unknown")
        && Instant.parse(header("Tidewatch-As-Of")).isAfter(moment);
  }
}
