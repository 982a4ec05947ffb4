package dev.tidewatch.it;

import java.util.List;
import java.util.Map;

/** The paths that an instance's own contract lists. */
final class Routes {

  /** Values that every application of a few stages has. */
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("{attemptId}", "1"),
          Map.entry("{jobId}", "0"),
          Map.entry("{stageId}", "0"),
          Map.entry("{stageAttemptId}", "0"),
          Map.entry("{rddId}", "42"),
          Map.entry("{executorId}", "driver"),
          Map.entry("{executionId}", "0"),
          Map.entry("{streamId}", "0"),
          Map.entry("{batchId}", "0"),
          Map.entry("{outputOpId}", "0"),
          Map.entry("{key}", "spark.app.name"),
          Map.entry("{name}", "spilling-sort"),
          // Of dead letters; no sample has any.
          Map.entry("{fingerprint}", "0".repeat(32)),
          Map.entry("{redrive}", "20261126T083015123-5f1c09ab"),
          Map.entry("{topic}", "dlq.none"),
          Map.entry("{partition}", "0"),
          Map.entry("{offset}", "0"),
          // Of mirrors; nobody mirrors to the cluster of these tests.
          Map.entry("{source}", "A"),
          Map.entry("{target}", "B"),
          Map.entry("{code}", "unknown-path"));

  /** Goes on for as long as somebody listens. */
  private static final String STREAM = "/api/v1/events";

  private Routes() {}

  static List<String> templates(Api api) {
    return api.get("/openapi.json").json().path("paths").properties().stream()
        .filter(path -> path.getValue().has("get"))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Every path that takes GET and whose answer ends, asked about one application. */
  static List<String> filledIn(Api api, String application) {
    return templates(api).stream()
        .filter(template -> !template.equals(STREAM))
        .map(template -> filledIn(template, application))
        .toList();
  }

  static String filledIn(String template, String application) {
    String path = template.replace("{appId}", application);
    for (Map.Entry<String, String> value : VALUES.entrySet()) {
      path = path.replace(value.getKey(), value.getValue());
    }
    return path;
  }
}
