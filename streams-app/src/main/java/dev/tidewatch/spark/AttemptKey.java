package dev.tidewatch.spark;

import org.jspecify.annotations.Nullable;

/**
 * An attempt of an application.
 *
 * @param attemptId null where the cluster manager counts no attempts
 */
public record AttemptKey(String appId, @Nullable String attemptId) {

  /** Reads a key of the output topic; what follows the last slash is the attempt. */
  static AttemptKey parse(String key) {
    int slash = key.lastIndexOf('/');
    return slash < 0
        ? new AttemptKey(key, null)
        : new AttemptKey(key.substring(0, slash), key.substring(slash + 1));
  }

  /**
   * The key in the output topic: {@code <application id>} or {@code <application id>/<attempt>}.
   */
  @Override
  public String toString() {
    return attemptId == null ? appId : appId + "/" + attemptId;
  }
}
