package dev.tidewatch.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void everyAttemptHasARowAndTheTotalsAddThemUp() throws Exception {
    var attempts =
        List.of(
            new ServedAttempt(
                "an application whose name is long indeed",
                "app-1",
                "",
                "3.5.9",
                true,
                3,
                1,
                6,
                12_345,
                Duration.ofMillis(86_045)),
            new ServedAttempt("b", "app-2", "1", "4.1.1", false, 1, 0, 2, 5, Duration.ZERO),
            new ServedAttempt("b", "app-2", "2", "4.1.1", true, 1, 0, 2, 5, Duration.ZERO));
    var versions =
        JSON.readTree(
            """
            {"items": [{"spark": "3.5.9", "applications": 1}, {"spark": "4.1.1", "java": "17"}]}
            """);

    assertThat(Summary.of(attempts, versions))
        .isEqualTo(
            """
            application                       id     attempt  spark  status     jobs ok  jobs failed  stages   tasks  duration
            ────────────────────────────────  ─────  ───────  ─────  ─────────  ───────  ───────────  ──────  ──────  ────────
            an application whose name is lo…  app-1           3.5.9  completed        3            1       6  12,345  86.0 s
            b                                 app-2  1        4.1.1  running          1            0       2       5  0.0 s
            b                                 app-2  2        4.1.1  completed        1            0       2       5  0.0 s
            2 applications, 3 attempts, 6 jobs (1 failed), 10 stages, 12,355 tasks

            spark  applications  java
            ─────  ────────────  ────
            3.5.9  1
            4.1.1                17
            """);
  }

  @Test
  void nestedVersionsAreJoined() throws Exception {
    var versions =
        JSON.readTree(
            """
            [{"spark": "3.5.9", "verdict": {"state": "maintained", "newest": true}}]
            """);

    assertThat(Summary.of(List.of(), versions)).endsWith("3.5.9  maintained true\n");
  }
}
