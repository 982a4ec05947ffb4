package dev.tidewatch.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.ingest.IngestReport;
import dev.tidewatch.it.Samples.Sample;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The project's own logs, of Spark 3.5 and 4.1, against a History Server's recorded answers. */
@ExtendWith(SharedKafka.class)
class SamplesTest {

  private static final Pattern STAGE = Pattern.compile("stage-([0-9]+)-([0-9]+)\\.json");

  private static @Nullable RunningInstance instance;

  @BeforeAll
  static void shipAllLogs(TestCluster cluster) {
    Deployment deployment = cluster.deployment("samples");
    instance = deployment.start();

    IngestReport report = deployment.ingest(Samples.logs());

    assertThat(report.isWhole()).as("%s", report).isTrue();
    api().awaitCaughtUp();
  }

  @AfterAll
  static void stop() {
    if (instance != null) {
      instance.close();
    }
  }

  record Answer(Sample sample, String file) {

    /** Below {@code applications/}. */
    String path() {
      Matcher stage = STAGE.matcher(file);
      if (stage.matches()) {
        // The recorder left the tasks of large stages out.
        return sample.attempt()
            + "/stages/%s/%s?details=%s"
                .formatted(stage.group(1), stage.group(2), expected().has("tasks"));
      }
      return switch (file) {
        case "application.json" -> sample.application();
        case "storage-rdd.json" -> sample.attempt() + "/storage/rdd";
        default -> sample.attempt() + "/" + file.replace(".json", "");
      };
    }

    JsonNode expected() {
      return Recorded.read(sample.expectations().resolve(file));
    }

    Pattern blanked() {
      return file.equals("storage-rdd.json")
          ? Recorded.STALE_IN_SPARK
          : Unfinished.blanked(api(), sample.attempt());
    }

    @Override
    public String toString() {
      return sample + " " + file;
    }
  }

  static Stream<Answer> answers() {
    return Samples.all().stream()
        .filter(sample -> Files.isDirectory(sample.expectations()))
        .flatMap(
            sample ->
                Oracle.list(sample.expectations()).stream()
                    .map(file -> new Answer(sample, String.valueOf(file.getFileName()))));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void theAnswerEqualsTheHistoryServers(Answer answer) {
    JsonNode expected = answer.expected();
    JsonNode actual = Recorded.as(expected, api().json("applications/" + answer.path()));

    assertThat(JsonDifferences.between(expected, actual, answer.blanked())).isEmpty();
  }

  static List<Sample> samples() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyWholeLineIsCountedOnceAndACutOneIsNotWaitedFor(Sample sample) {
    JsonNode seen = api().json("applications/" + sample.attempt() + "/completeness");

    assertThat(seen.path("events").asLong() + seen.path("unused").asLong())
        .isEqualTo(sample.events());
    assertThat(seen.path("applicationEndSeen")).isEqualTo(sample.facts().path("applicationEnd"));
    assertThat(seen.path("tasksStarted")).isEqualTo(sample.facts().path("tasksStarted"));
    assertThat(seen.path("malformed")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "skewed-join-3.5, task-time-skew, /stages/2/0",
    "spilling-sort-3.5, spill, /stages/0/0",
    "failed-report-3.5, failed-stages, /stages/3/0"
  })
  void aFindingLeadsToItsStage(String name, String rule, String stage) {
    String attempt = "applications/" + Samples.of(name).attempt();

    JsonNode found = api().json(attempt + "/findings");

    JsonNode finding =
        StreamSupport.stream(found.path("findings").spliterator(), false)
            .filter(one -> one.path("rule").asText().equals(rule))
            .findFirst()
            .orElseThrow();
    assertThat(finding.path("stage").asText()).isEqualTo("/api/v1/" + attempt + stage);
    assertThat(api().get(finding.path("stage").asText()).status()).isEqualTo(200);
  }

  @Test
  void aHealthyRunHasNoFindings() {
    String attempt = "applications/" + Samples.of("daily-orders-4.1").attempt();

    JsonNode found = api().json(attempt + "/findings");

    assertThat(found.path("complete").asBoolean()).isTrue();
    assertThat(found.path("findings").isArray()).isTrue();
    assertThat(found.path("findings").findValuesAsText("rule"))
        .doesNotContain("task-time-skew", "spill", "failed-tasks", "idle-cores");
  }

  @Test
  void exactlyTheSamplesAreListed() {
    assertThat(Attempts.all(api()))
        .containsExactlyInAnyOrderElementsOf(Samples.all().stream().map(Sample::attempt).toList());
  }

  private static Api api() {
    return requireNonNull(instance).api();
  }
}
