package dev.tidewatch.spark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.core.spark.finding.Thresholds;
import dev.tidewatch.core.spark.state.MemoryAttempt;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FindingsAnswerTest {

  private static final long NOW = Instant.parse("2026-11-27T00:00:00Z").toEpochMilli();

  @Test
  void aFindingLeadsToItsStageWithinItsAttempt() {
    MemoryAttempt attempt =
        LogFiles.read(Path.of("../samples/logs/two-attempts-3.5/application_1795417145410_0001_1"));

    JsonNode answer =
        Oracle.json(FindingsAnswer.of(attempt, Thresholds.DEFAULTS, rule -> null, NOW));

    assertThat(answer.get("attemptId").asText()).isEqualTo("1");
    assertThat(answer.get("complete").asBoolean()).isTrue();
    assertThat(answer.get("findings").findValuesAsText("stage"))
        .isNotEmpty()
        .containsOnly("/api/v1/applications/application_1795417145410_0001/1/stages/1/0");
  }

  @Test
  void aFindingOfTheApplicationHasNoStage() {
    MemoryAttempt attempt =
        LogFiles.read(Path.of("../samples/logs/cluster-trouble-3.5/app-20261123065727-0000"));

    JsonNode answer =
        Oracle.json(FindingsAnswer.of(attempt, Thresholds.DEFAULTS, rule -> null, NOW));

    for (JsonNode finding : answer.get("findings")) {
      boolean application = finding.get("rule").asText().equals("executors-lost");
      assertThat(finding.has("stage")).isEqualTo(!application);
    }
  }
}
