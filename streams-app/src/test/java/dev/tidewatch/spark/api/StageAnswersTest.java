package dev.tidewatch.spark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.core.spark.event.LocalProperties;
import dev.tidewatch.core.spark.event.SparkEvent.StageSubmitted;
import dev.tidewatch.core.spark.event.SparkEvent.TaskStart;
import dev.tidewatch.core.spark.event.StageInfo;
import dev.tidewatch.core.spark.event.TaskInfo;
import dev.tidewatch.core.spark.state.AttemptReducer;
import dev.tidewatch.core.spark.state.MemoryAttempt;
import dev.tidewatch.core.spark.state.TaskState;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageAnswersTest {

  private static final long LAUNCH = 1_500_000_000_000L;
  private static final long NOW = LAUNCH + 60_000;

  private final MemoryAttempt attempt = new MemoryAttempt("app", null);
  private final StageAnswers answers = new StageAnswers(attempt, NOW);

  @Test
  void whatIsUnknownIsSaidInSparksWords() {
    submit(3, 0);
    submit(3, 1);

    assertThat(answers.stage("4", QueryParameters.NONE))
        .isEqualTo(new Answer.NotFound<>("unknown stage: 4"));
    assertThat(answers.stageAttempt("4", "0", QueryParameters.NONE))
        .isEqualTo(new Answer.NotFound<>("unknown stage: 4"));
    assertThat(answers.stageAttempt("3", "7", QueryParameters.NONE))
        .isEqualTo(new Answer.NotFound<>("unknown attempt for stage 3.  Found attempts: [0,1]"));
    assertThat(answers.taskSummary("3", "0", QueryParameters.NONE))
        .isEqualTo(new Answer.NotFound<>("No tasks reported metrics for 3 / 0 yet."));
    assertThat(JobAnswers.one(attempt, "99999999999"))
        .isEqualTo(new Answer.NotFound<>("unknown job: 99999999999"));
  }

  @Test
  void badQuantilesComeBeforeAnUnknownStage() {
    QueryParameters query = new QueryParameters(Map.of("quantiles", List.of("x")));

    assertThat(answers.stage("4", query)).isInstanceOf(Answer.BadParameter.class);
  }

  @Test
  void aRunningTaskIsMeasuredUpToNow() {
    submit(0, 0);
    AttemptReducer.apply(attempt, new TaskStart(0, 0, task(5)));

    JsonNode stage = found(answers.stageAttempt("0", "0", QueryParameters.NONE));

    assertThat(stage.at("/tasks/5/duration").asLong()).isEqualTo(60_000);
    assertThat(stage.at("/tasks/5/status").asText()).isEqualTo("RUNNING");
    assertThat(stage.at("/tasks/5").has("taskMetrics")).isFalse();
  }

  @Test
  void summariesAddQuantilesAndDetailsTasks() {
    submit(0, 0);

    JsonNode plain = found(answers.stages(QueryParameters.NONE)).get(0);
    JsonNode detailed = found(answers.stage("0", QueryParameters.NONE)).get(0);

    assertThat(plain.has("tasks")).isFalse();
    assertThat(plain.has("executorSummary")).isFalse();
    assertThat(detailed.at("/tasks").isObject()).isTrue();
    assertThat(detailed.at("/executorSummary").isObject()).isTrue();
    assertThat(detailed.has("speculationSummary")).isFalse();
  }

  @Test
  void tasksBecomeAnswersOnlyWhenTheyAreWritten() {
    int[] made = {0};
    List<TaskState> tasks =
        new AbstractList<>() {
          @Override
          public TaskState get(int index) {
            made[0]++;
            return TaskState.started(task(index));
          }

          @Override
          public int size() {
            return 200_000;
          }
        };

    Iterator<TaskData> written =
        new TaskDataList(attempt, tasks, new TaskTimes(NOW, NOW)).iterator();
    assertThat(made[0]).isZero();

    assertThat(written.next().taskId()).isZero();
    assertThat(written.next().taskId()).isOne();
    assertThat(made[0]).isEqualTo(2);
  }

  private void submit(int stageId, int stageAttemptId) {
    StageInfo info =
        new StageInfo(
            stageId,
            stageAttemptId,
            "stage",
            1,
            List.of(),
            "",
            LAUNCH,
            null,
            null,
            List.of(),
            0,
            false,
            0);
    AttemptReducer.apply(attempt, new StageSubmitted(info, LocalProperties.NONE));
  }

  private static TaskInfo task(long id) {
    return new TaskInfo(
        id, 0, 0, 0, LAUNCH, "1", "host", "ANY", false, 0, 0, false, false, List.of());
  }

  private static JsonNode found(Answer<?> answer) {
    assertThat(answer).isInstanceOf(Answer.Found.class);
    return Oracle.json(((Answer.Found<?>) answer).value());
  }
}
