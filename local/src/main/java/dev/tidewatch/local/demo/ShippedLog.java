package dev.tidewatch.local.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One event log that Kafka has acknowledged whole.
 *
 * @param applicationId Spark's id of the application
 * @param attemptId null for an application without attempts, as in Spark's own API
 * @param events lines shipped, the malformed ones included
 */
public record ShippedLog(String applicationId, @Nullable String attemptId, long events) {
  /** Where the API has this application or attempt, below {@code /api/v1/applications/}. */
  String path() {
    return path(applicationId, attemptId);
  }

  /** Ids as path segments: they may hold whatever a file name or an application can. */
  static String path(String applicationId, @Nullable String attemptId) {
    String application = segment(applicationId);
    return attemptId == null ? application : application + "/" + segment(attemptId);
  }

  private static String segment(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
