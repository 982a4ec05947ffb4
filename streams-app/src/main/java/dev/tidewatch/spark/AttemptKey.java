package dev.tidewatch.spark;

import org.jspecify.annotations.Nullable;

/**
 * An attempt of an application.
 *
 * @param attemptId null where the cluster manager counts no attempts
 */
public record AttemptKey(String appId, @Nullable String attemptId) {

  /**
   * The key in the output topic: {@code <application id>} or {@code <application id>/<attempt>}.
   */
  @Override
  public String toString() {
    return attemptId == null ? appId : appId + "/" + attemptId;
  }
}
