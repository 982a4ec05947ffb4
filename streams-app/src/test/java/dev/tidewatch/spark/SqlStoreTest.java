package dev.tidewatch.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.core.spark.event.EventParser;
import dev.tidewatch.core.spark.event.SparkEvent;
import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.core.spark.state.AttemptReducer;
import dev.tidewatch.core.spark.state.MemoryAttempt;
import dev.tidewatch.spark.StoreKeys.Kind;
import dev.tidewatch.spark.api.Answer;
import dev.tidewatch.spark.api.QueryParameters;
import dev.tidewatch.spark.api.SparkJson;
import dev.tidewatch.spark.api.SqlAnswers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;

/** SQL executions through the stores, written and read again after each event. */
class SqlStoreTest {

  private static final Path SAMPLES = Path.of(System.getProperty("tidewatch.root"), "samples");
  private static final JsonMapper JSON = new JsonMapper();
  private static final long NOW = 2_000_000_000_000L;

  @Test
  void theAnswerOfAWholeLogEqualsTheHistoryServers() throws IOException {
    Path log = log("daily-orders-3.5");
    String app = String.valueOf(log.getFileName());
    try (TopologyHarness harness = new TopologyHarness()) {
      Files.readAllLines(log).forEach(line -> harness.line(app, line));

      assertThat(answer(harness.attempt(app)))
          .isEqualTo(
              JSON.readTree(SAMPLES.resolve("expectations/daily-orders-3.5/sql.json").toFile()));
      assertThat(rows(harness, app, Kind.SQL_STAGE)).isZero();
      assertThat(rows(harness, app, Kind.SQL_BLOCK)).isZero();
    }
  }

  @Test
  void whatRunsIsAnsweredFromTheStoresAsFromMemory() throws IOException {
    Path log = log("skewed-join-3.5");
    String app = String.valueOf(log.getFileName());
    List<String> lines = Files.readAllLines(log);
    EventParser parser = new EventParser(Redaction.none());
    MemoryAttempt memory = new MemoryAttempt(app, null);
    int compared = 0;
    try (TopologyHarness harness = new TopologyHarness()) {
      for (String line : lines) {
        harness.line(app, line);
        if (parser.parse(line.getBytes(StandardCharsets.UTF_8)) instanceof SparkEvent event) {
          AttemptReducer.apply(memory, event);
        }
        boolean running = memory.sql().executions().stream().anyMatch(one -> !one.ended());
        if (running && line.contains("SparkListenerTaskEnd")) {
          assertThat(answer(harness.attempt(app))).isEqualTo(answer(memory));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(10);
  }

  /** What an instance before SQL executions were kept has written. */
  @Test
  void anApplicationWithoutSqlStateHasNoExecutions() {
    try (TopologyHarness harness = new TopologyHarness()) {
      harness.line(
          "app-1",
          "{\"Event\":\"SparkListenerApplicationStart\",\"App Name\":\"a\",\"App ID\":\"app-1\","
              + "\"Timestamp\":5,\"User\":\"u\"}");

      assertThat(answer(harness.attempt("app-1"))).isEmpty();
      assertThat(new SqlAnswers(harness.attempt("app-1").sql(), NOW).one("0", QueryParameters.NONE))
          .isEqualTo(new Answer.NotFound<>("unknown query execution id: 0"));
    }
  }

  private static JsonNode answer(AttemptReader attempt) {
    Answer<?> answer = new SqlAnswers(attempt.sql(), NOW).list(QueryParameters.NONE);
    try {
      return JSON.readTree(
          SparkJson.mapper().writeValueAsBytes(((Answer.Found<?>) answer).value()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long rows(TopologyHarness harness, String app, Kind kind) {
    byte[] prefix = StoreKeys.entity(StoreKeys.attempt(new AttemptKey(app, null)), kind);
    long rows = 0;
    try (KeyValueIterator<Bytes, byte[]> all =
        harness
            .driver
            .<Bytes, byte[]>getKeyValueStore(SparkStores.DETAILS)
            .prefixScan(prefix, new ByteArraySerializer())) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> row = all.next();
        rows += row.value.length > 0 ? 1 : 0;
      }
    }
    return rows;
  }

  private static Path log(String sample) throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES.resolve("logs").resolve(sample))) {
      return files.findFirst().orElseThrow();
    }
  }
}
