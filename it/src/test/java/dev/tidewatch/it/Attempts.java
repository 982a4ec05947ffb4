package dev.tidewatch.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The paths below {@code applications/} that the API has for an application. */
final class Attempts {

  private Attempts() {}

  /** One path an attempt: {@code <id>}, or {@code <id>/<attempt>} where there are attempts. */
  static List<String> of(JsonNode application) {
    String id = StrangeApplications.encoded(application.path("id").asText());
    List<String> paths = new ArrayList<>();
    for (JsonNode attempt : application.path("attempts")) {
      paths.add(attempt.has("attemptId") ? id + "/" + attempt.path("attemptId").asText() : id);
    }
    return paths;
  }

  /** All that an instance lists. */
  static List<String> all(Api api) {
    List<String> paths = new ArrayList<>();
    api.json("applications").forEach(application -> paths.addAll(of(application)));
    return paths;
  }
}
