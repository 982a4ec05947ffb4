package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.state.StageKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Paths of answers about an attempt. */
public final class AttemptPaths {

  private AttemptPaths() {}

  /** That of its findings. */
  public static String findings(String appId, @Nullable String attemptId) {
    return attempt(appId, attemptId) + "/findings";
  }

  /** That of a stage attempt. */
  public static String stage(String appId, @Nullable String attemptId, StageKey stage) {
    return attempt(appId, attemptId)
        + "/stages/%d/%d".formatted(stage.stageId(), stage.attemptId());
  }

  /** That of the execution of a query; null without one. */
  public static @Nullable String sql(
      String appId, @Nullable String attemptId, @Nullable Long execution) {
    return execution == null ? null : attempt(appId, attemptId) + "/sql/" + execution;
  }

  private static String attempt(String appId, @Nullable String attemptId) {
    return "/api/v1/applications/"
        + encoded(appId)
        + (attemptId == null ? "" : "/" + encoded(attemptId));
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
