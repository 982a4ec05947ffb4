package dev.tidewatch.local.demo;

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
    return attemptId == null ? applicationId : applicationId + "/" + attemptId;
  }
}
