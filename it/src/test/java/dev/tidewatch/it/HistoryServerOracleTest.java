package dev.tidewatch.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.ingest.IngestReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden answer of Spark's own test suite: shipped, streamed, stored, asked over HTTP. */
@ExtendWith(SharedKafka.class)
class HistoryServerOracleTest {

  private static @Nullable RunningInstance instance;

  @BeforeAll
  static void shipAllLogs(TestCluster cluster) {
    Oracle.require();
    Deployment deployment = cluster.deployment("oracle");
    instance = deployment.start();

    IngestReport report = deployment.ingest(Oracle.root().resolve("events"));

    assertThat(report.isWhole()).as("%s", report).isTrue();
    api().awaitCaughtUp();
  }

  @AfterAll
  static void stop() {
    if (instance != null) {
      instance.close();
    }
  }

  static List<Oracle.Case> cases() {
    return Oracle.isPresent() ? Oracle.cases() : List.of();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("cases")
  void theAnswerEqualsTheHistoryServers(Oracle.Case golden) {
    HttpAnswer answer = api().get("/api/v1/" + golden.path());

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(
            JsonDifferences.between(
                Oracle.json(Oracle.root().resolve("expectations").resolve(golden.file())),
                answer.json()))
        .isEmpty();
  }

  @Test
  void allSixtyCasesAreAsked() {
    assertThat(cases()).hasSize(60);
  }

  @Test
  void noLineIsMalformedOrRepeated() {
    List<String> attempts = Attempts.all(api());

    assertThat(attempts)
        .hasSize(18)
        .allSatisfy(
            attempt -> {
              JsonNode seen = api().json("applications/" + attempt + "/completeness");
              assertThat(seen.path("events").asLong()).isPositive();
              assertThat(seen.path("malformed")).isEmpty();
              assertThat(seen.path("repeatedOffsets").asLong()).isZero();
              assertThat(seen.path("withoutPosition").asLong()).isZero();
            });
  }

  private static Api api() {
    return requireNonNull(instance).api();
  }
}
