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
            [
              {
                "spark": "3.5.8", "scala": "2.13.8", "java": "17.0.15", "hadoop": "3.3.4",
                "applications": 1200,
                "support": {"support": "MAINTAINED", "newestPatch": "3.5.9"},
                "hadoopFit": {"fit": "FITS"}
              },
              {"spark": "odd", "applications": 1}
            ]
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

            spark  scala   java     hadoop  applications  support     fits hadoop  newest of the line
            ─────  ──────  ───────  ──────  ────────────  ──────────  ───────────  ──────────────────
            3.5.8  2.13.8  17.0.15  3.3.4          1,200  MAINTAINED  FITS         3.5.9
            odd    ?       ?        ?                  1  ?           ?            ?
            """);
  }
}
