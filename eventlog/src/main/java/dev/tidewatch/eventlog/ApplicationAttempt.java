package dev.tidewatch.eventlog;

import org.jspecify.annotations.Nullable;

/**
 * Whose log it is.
 *
 * @param applicationId Spark's application id, as in {@code SparkListenerApplicationStart}
 * @param attempt Spark's attempt id, or null where the cluster manager has none
 */
public record ApplicationAttempt(String applicationId, @Nullable String attempt) {

  public ApplicationAttempt {
    if (applicationId.isEmpty()) {
      throw new IllegalArgumentException("an application id is empty");
    }
  }

  /** The id, and the attempt where there is one, as Spark joins them in file names. */
  @Override
  public String toString() {
    return attempt == null ? applicationId : applicationId + "_" + attempt;
  }
}
