package dev.tidewatch.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.ZstdInputStream;
import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.core.spark.state.StageKey;
import dev.tidewatch.core.spark.state.StageState;
import dev.tidewatch.spark.api.Answer;
import dev.tidewatch.spark.api.Noted;
import dev.tidewatch.spark.api.QueryParameters;
import dev.tidewatch.spark.api.SparkJson;
import dev.tidewatch.spark.api.StageAnswers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A real log with stages of thousands of tasks, of which the stores keep some hundreds each. */
class TaskDetailTest {

  private static final String APP = "local-1795417218651";
  private static final Path LOG =
      Path.of(System.getProperty("tidewatch.root"))
          .resolve("samples/logs/many-small-tasks-4.1/eventlog_v2_" + APP);
  private static final int LIMIT = 200;

  @Test
  void whatIsNotKeptIsCountedAndSaid() throws IOException {
    try (TopologyHarness bounded = new TopologyHarness(new AttemptLimits(1_000, LIMIT));
        TopologyHarness whole = new TopologyHarness()) {
      ship(bounded);
      ship(whole);

      AttemptReader few = bounded.attempt(APP);
      AttemptReader all = whole.attempt(APP);
      assertThat(few.stages()).isEqualTo(all.stages());
      assertThat(few.jobs()).isEqualTo(all.jobs());
      assertThat(few.executors()).isEqualTo(all.executors());
      for (StageState stage : all.stages()) {
        assertDetail(few, all, StageKey.of(stage.info()));
      }
    }
  }

  private static void assertDetail(AttemptReader few, AttemptReader all, StageKey stage)
      throws IOException {
    int tasks = all.tasks(stage).size();
    long dropped = few.droppedTasks(stage).tasks();
    assertThat(few.tasks(stage).size() + dropped).isEqualTo(tasks);
    assertThat(few.tasks(stage)).hasSizeBetween(Math.min(LIMIT, tasks), LIMIT + 40);

    Noted<?> noted = summary(few, stage);
    assertThat(noted.droppedTasks()).isEqualTo(dropped);
    assertThat(summary(all, stage).droppedTasks()).isZero();
    JsonNode about = SparkJson.mapper().valueToTree(noted.value());
    JsonNode exact = SparkJson.mapper().valueToTree(summary(all, stage).value());
    assertClose(about, exact);
  }

  private static void assertClose(JsonNode about, JsonNode exact) {
    if (exact.isNumber()) {
      double value = exact.asDouble();
      assertThat(about.asDouble()).isBetween(value * 0.9899 - 0.5, value * 1.0101 + 0.5);
    }
    assertThat(about.size()).isEqualTo(exact.size());
    exact.fieldNames().forEachRemaining(name -> assertClose(about.get(name), exact.get(name)));
    for (int i = 0; exact.isArray() && i < exact.size(); i++) {
      assertClose(about.get(i), exact.get(i));
    }
  }

  private static Noted<?> summary(AttemptReader attempt, StageKey stage) {
    StageAnswers answers = new StageAnswers(attempt, 0);
    QueryParameters quantiles =
        new QueryParameters(Map.of("quantiles", List.of("0,0.1,0.25,0.5,0.75,0.9,0.99,1")));
    return found(
        answers.noted(
            answers.taskSummary(
                String.valueOf(stage.stageId()), String.valueOf(stage.attemptId()), quantiles)));
  }

  private static <T> T found(Answer<T> answer) {
    assertThat(answer).isInstanceOf(Answer.Found.class);
    return requireNonNull(((Answer.Found<T>) answer).value());
  }

  private static void ship(TopologyHarness harness) throws IOException {
    for (int file = 1; Files.exists(file(file)); file++) {
      try (InputStream in = new ZstdInputStream(Files.newInputStream(file(file)))) {
        new String(in.readAllBytes(), UTF_8).lines().forEach(line -> harness.line(APP, line));
      }
    }
  }

  private static Path file(int number) {
    return LOG.resolve("events_" + number + "_" + APP + ".zstd");
  }
}
