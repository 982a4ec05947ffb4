package dev.tidewatch.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServedApiTest {
  private final StandInApp app = new StandInApp(0);
  private final ServedApi api = new ServedApi(app.url());

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void theHistoryServersAnswersAreReadAsTheyAre() throws IOException {
    // given what Spark's History Server answered for one of its own logs
    app.answering("applications", "[" + oracle("one_app_json") + "]")
        .answering("applications/local-1422981780767/jobs", oracle("job_list_json"))
        .answering("applications/local-1422981780767/stages", oracle("stage_list_json"));

    // then
    assertThat(api.attempts())
        .containsExactly(
            new ServedAttempt(
                "Spark shell",
                "local-1422981780767",
                "",
                "",
                true,
                2,
                1,
                4,
                32,
                Duration.ofMillis(9_011)));
  }

  @Test
  void attemptsAreReadOneByOne() throws IOException {
    app.answering("applications", "[" + oracle("one_app_multi_attempt_json") + "]");
    for (int attempt = 1; attempt <= 2; attempt++) {
      app.answering(
              "applications/local-1426533911241/" + attempt + "/jobs",
              oracle("job_list_from_multi_attempt_app_json_" + attempt + "_"))
          .answering("applications/local-1426533911241/" + attempt + "/stages", "[]");
    }

    assertThat(api.attempts()).extracting(ServedAttempt::attemptId).containsExactly("2", "1");
    assertThat(api.attempts()).extracting(ServedAttempt::jobsSucceeded).containsExactly(1, 1);
  }

  @Test
  void eventsAreSeenWhetherAppliedOrSkipped() throws IOException {
    app.answering(
        "applications/app-1/completeness",
        """
        {"events": 30, "unused": 8, "repeatedOffsets": 2, "malformed": {"NOT_JSON": 1, "WRONG_TYPE": 2}}
        """);

    assertThat(api.eventsSeen("app-1")).isEqualTo(43);
    assertThat(api.eventsSeen("app-2")).isZero();
  }

  @Test
  void aMissingAnswerIsNamedByItsAddress() {
    assertThatThrownBy(api::versions)
        .isInstanceOf(IOException.class)
        .hasMessage("GET " + app.url() + "/api/v1/fleet/versions has no answer");
  }

  private static String oracle(String name) throws IOException {
    var file =
        Path.of(
            System.getProperty("tidewatch.oracle", ""), "expectations", name + "_expectation.json");
    assumeTrue(Files.exists(file), () -> "Spark's own answers are not here: " + file);
    return Files.readString(file);
  }
}
