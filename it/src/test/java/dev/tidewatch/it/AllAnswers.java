package dev.tidewatch.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every answer that an instance gives about its applications, by path. */
final class AllAnswers {

  private static final List<String> ROUTES =
      List.of(
          "jobs",
          "stages?withSummaries=true&details=true",
          "executors",
          "allexecutors",
          "allmiscellaneousprocess",
          "environment",
          "storage/rdd",
          "sql",
          "completeness");

  private AllAnswers() {}

  static Map<String, JsonNode> of(Api api) {
    Map<String, JsonNode> answers = new TreeMap<>();
    answers.put("applications", api.json("applications"));
    answers.put("fleet/versions", api.json("fleet/versions"));
    answers.put("fleet/options", api.json("fleet/options?limit=1000"));
    for (String attempt : Attempts.all(api)) {
      for (String route : ROUTES) {
        String path = "applications/" + attempt + "/" + route;
        answers.put(path, api.json(path));
      }
      for (JsonNode stage : api.json("applications/" + attempt + "/stages")) {
        String path =
            "applications/%s/stages/%d/%d/taskSummary"
                .formatted(attempt, stage.path("stageId").asInt(), stage.path("attemptId").asInt());
        answers.put(path, api.get("/api/v1/" + path).json());
      }
    }
    return answers;
  }
}
