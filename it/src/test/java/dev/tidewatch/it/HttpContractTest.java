package dev.tidewatch.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.it.Samples.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP API of a whole instance keeps to its contract, and says how old its answers are. */
@ExtendWith(SharedKafka.class)
class HttpContractTest {

  private static final Sample SAMPLE = Samples.of("cached-features-4.1");
  private static final Sample ATTEMPT = Samples.of("two-attempts-3.5");
  private static final String APP = "/api/v1/applications/" + SAMPLE.application();

  private static @Nullable RunningInstance instance;

  @BeforeAll
  static void start(TestCluster cluster) {
    Deployment deployment = cluster.deployment("contract");
    instance = deployment.start();
    deployment.ingest(SAMPLE.path(), ATTEMPT.path());
    api().awaitCaughtUp();
    // The other features have partitions of their own, which need not be here at the same moment.
    Instant now = Instant.now();
    for (String other : List.of("/api/v1/deadletters/groups", "/api/v1/mirrors/flows")) {
      api().await(other, () -> api().get(other).isWholeAndAsOf(now));
    }
  }

  @AfterAll
  static void stop() {
    if (instance != null) {
      instance.close();
    }
  }

  /** The paths of the contract with values that exist. */
  private static List<String> paths() {
    return Routes.templates(api()).stream()
        .map(
            template ->
                Routes.filledIn(
                    template,
                    template.contains("{attemptId}")
                        ? ATTEMPT.application()
                        : SAMPLE.application()))
        .toList();
  }

  @Test
  void everyPathOfTheContractIsServedAndEachAnswerSaysItsAge() {
    assertThat(paths())
        .hasSizeGreaterThan(30)
        .filteredOn(path -> !path.equals("/health/roll")) // never of an instance alone
        .allSatisfy(
            path -> {
              // A stream of events does not end.
              boolean endless = path.equals("/api/v1/events");
              HttpAnswer answer = api().send(endless ? "HEAD" : "GET", path);
              // No sample with attempts persists an RDD.
              boolean noRdd = path.contains(ATTEMPT.application()) && path.endsWith("rdd/42");
              // Nor has it a SQL execution.
              boolean noSql = path.contains(ATTEMPT.application()) && path.endsWith("/sql/0");
              boolean noLetter = path.contains("0".repeat(32)) || path.contains("dlq.none");
              boolean noFlow = path.contains("/flows/A/B");
              boolean noHistory = path.equals("/api/v1/fleet/history");
              boolean noStreaming = path.contains("/streaming/");
              boolean missing = noRdd || noSql || noLetter || noFlow || noHistory || noStreaming;
              boolean liveOnly = path.endsWith("/threads") || path.endsWith("/logs");
              assertThat(answer.status())
                  .as("%s: %s", path, answer.body())
                  .isEqualTo(missing ? 404 : liveOnly ? 503 : 200);
              if (missing) {
                assertThat(answer.json().path("code").asText())
                    .isIn(
                        "unknown-rdd",
                        "unknown-sql-execution",
                        "unknown-dead-letter-group",
                        "unknown-topic",
                        "unknown-record",
                        "unknown-redrive",
                        "unknown-mirror-flow",
                        "no-streaming",
                        "history-not-configured");
              }
              if (endless) {
                assertThat(answer.header("Tidewatch-As-Of")).isEqualTo("unknown");
              } else if (path.startsWith("/api/v1/deadletters/records/")
                  || noHistory
                  || path.equals("/api/v1/version")) {
                // Read from Kafka itself, or HBase, or nowhere, and no store.
                assertThat(answer.header("Tidewatch-Served-By")).isNotEmpty();
              } else {
                assertFresh(answer);
              }
            });
  }

  private static void assertFresh(HttpAnswer answer) {
    assertThat(answer.header("Tidewatch-Served-By")).matches(".+-\\d+");
    assertThat(answer.header("Tidewatch-Role")).isIn("active", "merged");
    assertThat(answer.header("Tidewatch-Changelog-Lag")).isEqualTo("0");
    assertThat(answer.header("Tidewatch-Source-Lag")).isEqualTo("0");
    assertThat(answer.header("Tidewatch-Partial")).isEmpty();
    assertThat(Duration.between(Instant.parse(answer.header("Tidewatch-As-Of")), Instant.now()))
        .isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void theIndexPageAndTheContractListTheSamePaths() {
    String page = api().get("/").body();
    JsonNode contract = api().get("/openapi.json").json().path("paths");

    assertThat(contract.fieldNames())
        .toIterable()
        .allSatisfy(path -> assertThat(page).contains(path));
  }

  @Test
  void anAnswerIsAsOfNowWhileNothingHappens() {
    Instant asked = Instant.now();
    api()
        .await(
            "an answer that is younger than the question",
            () -> api().get("/api/v1/fleet/versions").isWholeAndAsOf(asked));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/applications", "/api/v1/fleet/versions", "/health/ready"})
  void headAnswersAsGetDoesWithoutABody(String path) {
    HttpAnswer get = api().get(path);
    HttpAnswer head = api().send("HEAD", path);

    assertThat(head.status()).isEqualTo(get.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    assertThat(head.headers().map()).containsKeys("tidewatch-as-of", "tidewatch-source-lag");
  }

  @Test
  void problemsSayWhatIsWrongAndWhatToDo() {
    assertProblem("GET", "/api/v1/nothing", 404, "unknown-path");
    assertProblem("GET", "/api/v1/applications/app-0", 404, "unknown-application");
    assertProblem("GET", APP + "/jobs/99", 404, "unknown-job");
    assertProblem("GET", APP + "/stages/99", 404, "unknown-stage");
    assertProblem("GET", APP + "/stages/0/99", 404, "unknown-stage-attempt");
    assertProblem("GET", APP + "/storage/rdd/99", 404, "unknown-rdd");
    assertProblem("GET", APP + "/sql/99", 404, "unknown-sql-execution");
    assertProblem("GET", APP + "/sql/first", 404, "unknown-sql-execution");
    assertProblem("GET", APP + "/sql?length=all", 404, "bad-parameter");
    assertProblem("GET", "/api/v1/fleet/options/none.such", 404, "unknown-option");
    assertProblem("GET", "/api/v1/fleet/options?limit=0", 400, "bad-parameter");
    assertProblem("GET", "/api/v1/applications?minDate=yesterday", 400, "bad-parameter");
    assertProblem("GET", "/api/v1/applications?limit=abc", 404, "bad-parameter");
    assertProblem("GET", "/api/v1/applications?status=gone", 404, "bad-parameter");
    assertProblem("GET", APP + "/jobs?status=gone", 404, "bad-parameter");
    assertProblem("POST", "/api/v1/applications", 405, "method-not-allowed");
    assertProblem("DELETE", APP, 405, "method-not-allowed");
    assertThat(api().send("POST", "/api/v1/applications").header("Allow")).contains("GET", "HEAD");
  }

  @Test
  void whatOnlyARunningDriverKnowsIsRefusedInSparksWords() {
    assertThat(api().json("version").path("spark").asText()).isEqualTo("4.1.1");
    assertRefused(
        "/executors/driver/threads", 503, "Thread dumps not available through the history server.");
    assertRefused(
        "/threads?taskId=1&executorId=0",
        503,
        "Thread dumps not available through the history server.");
    assertRefused(
        "/logs", 503, "Event logs are not available for app: " + SAMPLE.application() + ".");
    assertRefused("/streaming/batches/7", 404, "no streaming listener attached to ");
    assertProblem("GET", APP + "/executors/one/threads", 400, "bad-parameter");
    assertProblem("GET", "/api/v1/applications/app-0/logs", 404, "unknown-application");
    assertProblem("GET", APP + "/9/streaming/statistics", 404, "unknown-attempt");
  }

  private static void assertRefused(String below, int status, String words) {
    HttpAnswer answer = api().get(APP + below);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().path("detail").asText()).startsWith(words);
  }

  private static void assertProblem(String method, String path, int status, String code) {
    HttpAnswer answer = api().send(method, path);
    assertThat(answer.status()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("code").asText()).isEqualTo(code);
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.json().path("action").asText()).isNotEmpty();
    assertThat(api().get(answer.json().path("type").asText()).status()).isEqualTo(200);
    assertThat(answer.header("Tidewatch-Served-By")).matches(".+-\\d+");
  }

  @Test
  void aRunningInstanceIsAliveAndReadyButAloneMayNotBeRestarted() {
    Stream.of("live", "ready")
        .forEach(
            name -> {
              HttpAnswer answer = api().get("/health/" + name);
              assertThat(answer.status()).isEqualTo(200);
              assertThat(answer.json().path(name).asBoolean()).isTrue();
            });
    HttpAnswer roll = api().get("/health/roll");
    assertThat(roll.status()).isEqualTo(503);
    assertThat(roll.json().path("reasons").get(0).asText()).contains("No other instance");
  }

  private static final Pattern METRIC =
      Pattern.compile(
          "[a-zA-Z_:][a-zA-Z0-9_:]*(\\{([a-zA-Z_][a-zA-Z0-9_]*=\"(\\\\.|[^\"\\\\])*\",?)*})?"
              + " (NaN|[+-]Inf|[-+0-9.eE]+)");

  @Test
  void everyLineOfTheMetricsIsInPrometheusFormat() {
    List<String> lines = api().get("/metrics").body().lines().toList();

    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(line.startsWith("# ") || METRIC.matcher(line).matches())
                    .as(line)
                    .isTrue());
    assertThat(lines)
        .anyMatch(line -> line.startsWith("jvm_memory_used_bytes"))
        .anyMatch(line -> line.startsWith("kafka_stream"));
  }

  private static Api api() {
    return requireNonNull(instance).api();
  }
}
