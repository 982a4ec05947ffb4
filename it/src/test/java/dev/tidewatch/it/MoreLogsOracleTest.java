package dev.tidewatch.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.ingest.IngestReport;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What History Server 4.1.1 answers to rolling, compressed, old, failing and truncated logs; and
 * the log of which it lists nothing, because of one line.
 */
@ExtendWith(SharedKafka.class)
class MoreLogsOracleTest {

  private static final String MALFORMED = "malformed_json_eventlog.zstd";

  /** The same application, whole; its answers were recorded. */
  private static final String WHOLE = "rp_sql_eventlog";

  private static final Map<String, String> ROUTES =
      Map.of(
          "application.json", "",
          "jobs.json", "/jobs",
          "stages.json", "/stages",
          "stages_summaries.json", "/stages?withSummaries=true",
          "allexecutors.json", "/allexecutors",
          "environment.json", "/environment",
          "storage_rdd.json", "/storage/rdd",
          "sql.json", "/sql?details=false");

  /** Application and attempt of each log, by its file name without codec. */
  private static final Map<String, String> ATTEMPTS = new HashMap<>();

  private static @Nullable RunningInstance instance;
  private static @Nullable RunningInstance malformed;

  @BeforeAll
  static void shipAllLogs(TestCluster cluster) {
    Oracle.require();
    Deployment deployment = cluster.deployment("more");
    instance = deployment.start();
    List<Path> logs = Oracle.list(Oracle.root().resolve("more/events"));

    IngestReport report =
        deployment.ingest(
            logs.stream().filter(log -> !log.endsWith(MALFORMED)).toArray(Path[]::new));

    report
        .logs()
        .forEach(
            log -> {
              String attempt = log.attempt().attempt();
              String name = String.valueOf(log.path().getFileName()).replace(".zstd", "");
              String id = log.attempt().applicationId();
              ATTEMPTS.put(name, attempt == null ? id : id + "/" + attempt);
            });
    instance.api().awaitCaughtUp();

    Deployment other = cluster.deployment("malformed");
    malformed = other.start();
    other.ingest(Oracle.root().resolve("more/events").resolve(MALFORMED));
    malformed.api().awaitCaughtUp();
  }

  @AfterAll
  static void stop() {
    if (instance != null) {
      instance.close();
    }
    if (malformed != null) {
      malformed.close();
    }
  }

  static List<Path> answers() {
    return Oracle.isPresent()
        ? Oracle.list(Oracle.root().resolve("more/expectations")).stream()
            .flatMap(log -> ROUTES.keySet().stream().sorted().map(log::resolve))
            .toList()
        : List.of();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("answers")
  void theAnswerEqualsTheHistoryServers(Path expectation) {
    String log = String.valueOf(expectation.getName(expectation.getNameCount() - 2));
    String file = String.valueOf(expectation.getFileName());
    String attempt = requireNonNull(ATTEMPTS.get(log), log);
    String path = file.equals("application.json") ? attempt.replaceAll("/.*", "") : attempt;

    JsonNode actual = api(instance).json("applications/" + path + ROUTES.get(file));

    assertThat(
            JsonDifferences.between(
                Oracle.json(expectation), actual, Unfinished.blanked(api(instance), attempt)))
        .isEmpty();
  }

  @Test
  void theApplicationWithOneMalformedLineIsServedWithThatLineCounted() {
    String attempt = Attempts.all(api(malformed)).get(0);

    JsonNode seen = api(malformed).json("applications/" + attempt + "/completeness");

    assertThat(seen.at("/malformed/NOT_JSON").asLong()).isOne();
    assertThat(seen.path("malformed")).hasSize(1);
    assertThat(seen.path("complete").asBoolean()).isFalse();
    assertThat(seen.path("notes").toString()).contains("malformed.deadletters");
  }

  /** Host names were made anonymous twice, each time in another way. */
  private static final Pattern HOSTS =
      Pattern.compile(
          JsonDifferences.LAST_UPDATED + "|/[0-9]+/(attributes|executorLogs|hostPort).*");

  @Test
  void theApplicationWithOneMalformedLineEqualsTheWholeOne() {
    String attempt = Attempts.all(api(malformed)).get(0);

    assertThat(List.of("jobs.json", "stages.json", "stages_summaries.json", "allexecutors.json"))
        .allSatisfy(
            file ->
                assertThat(
                        JsonDifferences.between(
                            Oracle.json(
                                Oracle.root()
                                    .resolve("more/expectations")
                                    .resolve(WHOLE)
                                    .resolve(file)),
                            api(malformed).json("applications/" + attempt + ROUTES.get(file)),
                            HOSTS))
                    .isEmpty());
  }

  @Test
  void theMalformedLineIsInTheDeadLetterTopicByItsPosition(TestCluster cluster) {
    Deployment deployment = cluster.deployment("malformed");

    // Kafka marks a transaction as committed a moment after it has promised to.
    api(malformed).await("the dead letter", () -> !dead(deployment).isEmpty());
    List<JsonNode> dead = dead(deployment);

    assertThat(dead).hasSize(1);
    assertThat(dead.get(0).path("reason").asText()).isEqualTo("NOT_JSON");
    assertThat(dead.get(0).path("topic").asText()).isEqualTo(deployment.eventsTopic());
    assertThat(dead.get(0).path("logFile").asText()).isEqualTo(MALFORMED);
    // The line is the fourth one of its log.
    assertThat(Records.of(deployment, deployment.eventsTopic()).inPartition(dead.get(0)))
        .element(3)
        .satisfies(
            record -> {
              assertThat(record.offset()).isEqualTo(dead.get(0).path("offset").asLong());
              assertThat(record.value()).hasSize(dead.get(0).path("bytes").asInt());
            });
  }

  private static List<JsonNode> dead(Deployment deployment) {
    return Records.of(deployment, deployment.deadLetterTopic()).values();
  }

  private static Api api(@Nullable RunningInstance running) {
    return requireNonNull(running).api();
  }
}
