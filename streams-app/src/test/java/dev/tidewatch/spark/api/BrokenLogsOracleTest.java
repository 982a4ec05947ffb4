package dev.tidewatch.spark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.core.spark.state.MemoryAttempt;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logs that end before their application does, and one with a line that is no event. */
class BrokenLogsOracleTest {

  private static final String APP = "applications/application_1656321732247_0006";

  @BeforeEach
  void require() {
    Oracle.require();
  }

  @Test
  void anApplicationIsRunningWhileItsLastAttemptIsIncomplete() {
    Paths paths = paths("events-broken/last-attempt-incomplete");

    assertThat(found(paths, APP).at("/attempts/0/completed").asBoolean()).isFalse();
    assertThat(found(paths, APP).at("/attempts/1/completed").asBoolean()).isTrue();
    assertThat(found(paths, "applications?status=running")).hasSize(1);
    assertThat(found(paths, "applications?status=completed")).isEmpty();
    assertThat(found(paths, APP + "/2/completeness").at("/notes").toString())
        .contains("No SparkListenerApplicationEnd was seen");
  }

  @Test
  void anApplicationIsCompletedWhenOnlyAnEarlierAttemptIsIncomplete() {
    Paths paths = paths("events-broken/previous-attempt-incomplete");

    assertThat(found(paths, APP).at("/attempts/0/completed").asBoolean()).isTrue();
    assertThat(found(paths, APP).at("/attempts/1/completed").asBoolean()).isFalse();
    assertThat(found(paths, "applications?status=running")).isEmpty();
    assertThat(found(paths, "applications?status=completed")).hasSize(1);
  }

  /** Host names were made anonymous twice, each time in another way. */
  private static final String HOST = "/[0-9]+/(attributes|executorLogs|hostPort).*";

  @Test
  void oneMalformedLineCostsThatLineOnly() {
    MemoryAttempt malformed =
        LogFiles.read(Oracle.root().resolve("more/events/malformed_json_eventlog.zstd"));
    Paths paths = new Paths(List.of(malformed), HistoryServerOracleTest.NOW);
    String app = "applications/" + malformed.application().appId();

    assertThat(found(paths, app + "/completeness").at("/malformed/NOT_JSON").asInt()).isOne();
    for (String route : List.of("jobs", "stages", "stages_summaries", "allexecutors")) {
      JsonNode whole =
          Oracle.json(
              Oracle.root().resolve("more/expectations/rp_sql_eventlog/" + route + ".json"));
      String path = route.equals("stages_summaries") ? "stages?withSummaries=true" : route;
      assertThat(JsonDifferences.between(whole, found(paths, app + "/" + path)))
          .as(route)
          .allMatch(difference -> difference.matches(HOST));
    }
  }

  private static Paths paths(String directory) {
    return new Paths(
        Oracle.list(directory).stream().map(LogFiles::read).toList(), HistoryServerOracleTest.NOW);
  }

  private static JsonNode found(Paths paths, String path) {
    Answer<?> answer = paths.answer(path);
    assertThat(answer).as(path).isInstanceOf(Answer.Found.class);
    return Oracle.json(((Answer.Found<?>) answer).value());
  }
}
