package dev.tidewatch.spark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.core.spark.state.MemoryAttempt;
import dev.tidewatch.core.spark.state.SqlExecutionState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What History Server 4.1.1 answers to rolling, compressed, old, failing and truncated logs. */
class MoreLogsOracleTest {

  private static final Map<String, String> ROUTES =
      new TreeMap<>(
          Map.of(
              "application.json", "",
              "jobs.json", "/jobs",
              "stages.json", "/stages",
              "stages_summaries.json", "/stages?withSummaries=true",
              "allexecutors.json", "/allexecutors",
              "environment.json", "/environment",
              "storage_rdd.json", "/storage/rdd",
              "sql.json", "/sql?details=false"));

  private static final Map<String, MemoryAttempt> READ = new TreeMap<>();

  @BeforeAll
  static void require() {
    Oracle.require();
  }

  static List<Path> answers() {
    return Oracle.isPresent()
        ? Oracle.list("more/expectations").stream()
            .flatMap(log -> ROUTES.keySet().stream().map(log::resolve))
            .toList()
        : List.of();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("answers")
  void theAnswerEqualsTheHistoryServers(Path expectation) {
    JsonNode expected = Oracle.json(expectation);
    String log = String.valueOf(expectation.getName(expectation.getNameCount() - 2));
    MemoryAttempt attempt = READ.computeIfAbsent(log, MoreLogsOracleTest::read);
    String appId = attempt.application().appId();
    String attemptId = attempt.application().attemptId();
    String route = ROUTES.getOrDefault(String.valueOf(expectation.getFileName()), "");
    String path =
        "applications/" + appId + (attemptId == null || route.isEmpty() ? "" : "/" + attemptId);

    Answer<?> answer = new Paths(List.of(attempt), askedAt(expected, attempt)).answer(path + route);

    assertThat(answer).isInstanceOf(Answer.Found.class);
    JsonNode actual = Oracle.json(((Answer.Found<?>) answer).value());
    assertThat(JsonDifferences.between(expected, actual)).isEmpty();
    assertThat(shapes(actual)).as("order of fields").isEqualTo(shapes(expected));
  }

  /** Maps have no order: their names are data. */
  private static final List<String> MAPS =
      List.of(
          "attributes",
          "executorLogs",
          "resources",
          "killedTasksSummary",
          "executorResources",
          "taskResources");

  /** Names and order of the fields of each object, by the path to it without positions. */
  private static Map<String, Set<List<String>>> shapes(JsonNode node) {
    Map<String, Set<List<String>>> shapes = new TreeMap<>();
    collectShapes("", node, shapes);
    return shapes;
  }

  private static void collectShapes(
      String path, JsonNode node, Map<String, Set<List<String>>> shapes) {
    if (node.isArray()) {
      node.forEach(each -> collectShapes(path, each, shapes));
    } else if (node.isObject() && !MAPS.contains(path.substring(path.lastIndexOf('/') + 1))) {
      List<String> names = new ArrayList<>();
      node.fieldNames().forEachRemaining(names::add);
      shapes.computeIfAbsent(path, key -> new HashSet<>()).add(names);
      node.properties()
          .forEach(field -> collectShapes(path + "/" + field.getKey(), field.getValue(), shapes));
    }
  }

  private static MemoryAttempt read(String log) {
    return Oracle.list("more/events").stream()
        .filter(path -> String.valueOf(path.getFileName()).replace(".zstd", "").equals(log))
        .findFirst()
        .map(LogFiles::read)
        .orElseThrow();
  }

  /** What had no end tells when the History Server was asked: the driver, or an execution. */
  private static long askedAt(JsonNode expected, MemoryAttempt attempt) {
    for (JsonNode execution : expected) {
      SqlExecutionState running = attempt.sql().execution(execution.path("id").asLong(-1));
      if (running != null && !running.ended()) {
        return running.submissionTime() + execution.path("duration").asLong();
      }
    }
    JsonNode driver = expected.path(0).path("totalDuration");
    return driver.isMissingNode()
        ? HistoryServerOracleTest.NOW
        : attempt.application().startTime() + driver.asLong();
  }
}
