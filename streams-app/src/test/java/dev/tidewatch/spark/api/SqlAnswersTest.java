package dev.tidewatch.spark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.core.spark.event.AccumulatorUpdates;
import dev.tidewatch.core.spark.event.SparkEvent;
import dev.tidewatch.core.spark.event.SparkEvent.SqlDriverUpdates;
import dev.tidewatch.core.spark.event.SparkEvent.SqlExecutionEnd;
import dev.tidewatch.core.spark.event.SparkEvent.SqlExecutionStart;
import dev.tidewatch.core.spark.event.SqlMetric;
import dev.tidewatch.core.spark.event.SqlPlanNode;
import dev.tidewatch.core.spark.state.AttemptReducer;
import dev.tidewatch.core.spark.state.MemoryAttempt;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Executions 0 to 4; all but the last have ended. */
class SqlAnswersTest {

  private static final long NOW = 10_000;

  private final MemoryAttempt attempt = new MemoryAttempt("app", null);
  private final SqlAnswers answers = new SqlAnswers(attempt.sql(), NOW);

  @BeforeEach
  void fiveExecutions() {
    for (long id = 0; id < 5; id++) {
      SqlPlanNode plan =
          new SqlPlanNode("Range ", id, List.of(new SqlMetric(" rows ", 7 + id, "sum")), List.of());
      apply(new SqlExecutionStart(id, "query " + id, "the plan", plan, 1_000));
      apply(new SqlDriverUpdates(id, AccumulatorUpdates.of(7 + id, 1_234)));
      if (id < 4) {
        apply(new SqlExecutionEnd(id, 3_000, ""));
      }
    }
  }

  @Test
  void oneIsAsSparkWritesIt() {
    assertThat(found(answers.one("2", QueryParameters.NONE)).toString())
        .isEqualTo(
            "{\"id\":2,\"status\":\"COMPLETED\",\"description\":\"query 2\","
                + "\"planDescription\":\"the plan\","
                + "\"submissionTime\":\"1970-01-01T00:00:01.000GMT\",\"duration\":2000,"
                + "\"runningJobIds\":[],\"successJobIds\":[],\"failedJobIds\":[],"
                + "\"nodes\":[{\"nodeId\":0,\"nodeName\":\"Range\","
                + "\"metrics\":[{\"name\":\"rows\",\"value\":\"1,234\"}]}],\"edges\":[]}");
  }

  @Test
  void whatRunsIsMeasuredUpToNow() {
    JsonNode running = found(answers.one("4", QueryParameters.NONE));

    assertThat(running.path("status").asText()).isEqualTo("RUNNING");
    assertThat(running.path("duration").asLong()).isEqualTo(9_000);
    assertThat(running.at("/nodes/0/metrics/0/value").asText()).isEqualTo("1,234");
  }

  @Test
  void detailsAndWordsOfThePlanCanBeLeftOut() {
    JsonNode bare = found(answers.one("2", Paths.query("details=false&planDescription=no")));

    assertThat(bare.path("nodes").isArray()).isTrue();
    assertThat(bare.path("nodes")).isEmpty();
    assertThat(bare.path("planDescription").asText("missing")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "offset=0, 0 1 2 3 4",
    "offset=2, 0 1 2 3 4",
    "length=2, 0 1",
    "offset=1&length=2, 1 2",
    "offset=4&length=9, 4",
    "offset=9&length=9, ''",
    "offset=-3&length=1, 0",
    "length=0, 0 1 2 3 4",
    "length=-1, 0 1 2 3 4"
  })
  void anOffsetCountsOnlyWithALength(String query, String ids) {
    assertThat(String.join(" ", found(answers.list(Paths.query(query))).findValuesAsText("id")))
        .isEqualTo(ids);
  }

  @ParameterizedTest
  @ValueSource(strings = {"offset=x", "length=1.5", "length=", "offset=99999999999"})
  void whatIsNoNumberFindsNoResource(String query) {
    assertThat(answers.list(Paths.query(query)))
        .isInstanceOfSatisfying(
            Answer.BadParameter.class, bad -> assertThat(bad.noResource()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "x", "-1", "1e3", "9999999999999999999999"})
  void anExecutionThatIsNotThereIsSaidSoInSparksWords(String id) {
    assertThat(answers.one(id, QueryParameters.NONE))
        .isEqualTo(new Answer.NotFound<>("unknown query execution id: " + id));
  }

  private void apply(SparkEvent event) {
    AttemptReducer.apply(attempt, event);
  }

  private static JsonNode found(Answer<?> answer) {
    assertThat(answer).isInstanceOf(Answer.Found.class);
    return Oracle.json(((Answer.Found<?>) answer).value());
  }
}
