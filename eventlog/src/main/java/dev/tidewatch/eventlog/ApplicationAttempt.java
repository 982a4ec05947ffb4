package dev.tidewatch.eventlog;

import java.util.Optional;
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

  /**
   * Application and attempt as far as a log's file name tells them; a name that is no log's is
   * taken for an application id as it is.
   */
  public static ApplicationAttempt inLogName(String name) {
    String bare =
        name.startsWith(LogNames.ROLLING_DIRECTORY)
            ? name.substring(LogNames.ROLLING_DIRECTORY.length())
            : name;
    return LogNames.attemptIn(bare.isEmpty() ? name : bare);
  }

  /**
   * Application and attempt of a log whose name is one that Spark gives; empty for other names,
   * which need a look inside.
   */
  public static Optional<ApplicationAttempt> inSparksName(String name) {
    String bare =
        name.startsWith(LogNames.ROLLING_DIRECTORY)
            ? name.substring(LogNames.ROLLING_DIRECTORY.length())
            : name;
    return LogNames.sparksAttemptIn(bare);
  }

  /** The id, and the attempt where there is one, as Spark joins them in file names. */
  @Override
  public String toString() {
    return attempt == null ? applicationId : applicationId + "_" + attempt;
  }
}
