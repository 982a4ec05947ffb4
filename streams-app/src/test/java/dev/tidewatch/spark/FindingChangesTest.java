package dev.tidewatch.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.codec.JsonSerde;
import dev.tidewatch.core.spark.finding.Finding;
import dev.tidewatch.core.spark.finding.Severity;
import dev.tidewatch.events.Change;
import dev.tidewatch.spark.FindingChanges.MuteLookup;
import dev.tidewatch.spark.api.Mute;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingChangesTest {

  private static final JsonSerde<SparkFinding> SERDE = new JsonSerde<>(SparkFinding.class);
  private static final MuteLookup OPEN = finding -> Optional.of(new MuteLookup.Known(null));
  private static final String AS_OF = "\"asOf\":\"2026-11-25T12:00:00Z\"}";

  @Test
  void aFindingIsAnEventOnOneLineThatTellsAllOfIt() throws IOException {
    SparkFinding finding = finding("2", "two\nlines\r\u2028", 3);

    Change change = read(finding.key(), SERDE.serializer().serialize("findings", finding), OPEN);

    assertThat(change.type()).isEqualTo("finding");
    assertThat(change.appId()).isEqualTo("app-1");
    assertThat(change.data()).doesNotContain("\n", "\r", "muted", "muteUnknown");
    JsonNode data = new ObjectMapper().readTree(change.data());
    assertThat(data.get("appId").asText()).isEqualTo("app-1");
    assertThat(data.get("attemptId").asText()).isEqualTo("2");
    assertThat(data.get("name").asText()).isEqualTo("two\nlines\r\u2028");
    assertThat(data.get("rule").asText()).isEqualTo("spill");
    assertThat(data.get("severity").asText()).isEqualTo("WARNING");
    assertThat(data.get("message").asText()).isEqualTo("It spills.");
    assertThat(data.get("stageId").asInt()).isEqualTo(3);
    assertThat(data.get("stageAttemptId").asInt()).isZero();
    assertThat(data.at("/evidence/0/name").asText()).isEqualTo("spilled");
    assertThat(data.at("/evidence/0/value").asDouble()).isEqualTo(1_024);
    assertThat(data.at("/thresholds/0/key").asText()).isEqualTo("spark.findings.spill.min.bytes");
    assertThat(data.at("/advice/0/option").asText()).isEqualTo("spark.executor.memory");
    assertThat(data.get("incomplete").asBoolean()).isTrue();
    assertThat(data.get("foundAt").asLong()).isEqualTo(1_000);
    assertThat(data.get("changedAt").asLong()).isEqualTo(2_000);
    assertThat(data.get("asOf").asText()).isEqualTo("2026-11-25T12:00:00Z");
  }

  @Test
  void whatIsNotThereIsLeftOut() {
    SparkFinding finding = finding(null, null, null);
    Change change = read(finding.key(), SERDE.serializer().serialize("findings", finding), OPEN);
    assertThat(change.data())
        .startsWith("{\"appId\":\"app-1\",\"user\":\"etl\",")
        .doesNotContain("attemptId", "stageId", "stageAttemptId", "null");
  }

  @Test
  void aMutedOneSaysWhoMutedItAndWhy() throws IOException {
    SparkFinding finding = finding(null, "nightly", null);
    byte[] value = SERDE.serializer().serialize("findings", finding);
    Mute mute = new Mute("ops", "2026-11-01T00:00:00Z", "known", null);

    Change change =
        read(
            finding.key(),
            value,
            asked -> Optional.of(new MuteLookup.Known(asked.equals(finding) ? mute : null)));

    assertThat(new ObjectMapper().readTree(change.data()).get("muted"))
        .isEqualTo(
            new ObjectMapper()
                .readTree("{\"by\":\"ops\",\"at\":\"2026-11-01T00:00:00Z\",\"note\":\"known\"}"));
  }

  @Test
  void whatNobodyKnowsOfMutesIsNotTakenForUnmuted() throws IOException {
    SparkFinding finding = finding(null, "nightly", null);
    byte[] value = SERDE.serializer().serialize("findings", finding);

    JsonNode data =
        new ObjectMapper().readTree(read(finding.key(), value, asked -> Optional.empty()).data());

    assertThat(data.get("muteUnknown").asBoolean()).isTrue();
    assertThat(data.has("muted")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "app-1/2/spill/3.0|app-1|\"attemptId\":\"2\",\"rule\":\"spill\",\"stageId\":3,\"stageAttemptId\":0",
        "app-1//spill/3.1|app-1|\"rule\":\"spill\",\"stageId\":3,\"stageAttemptId\":1",
        "app-1//join/sql.7|app-1|\"rule\":\"join\",\"sqlExecutionId\":7",
        "app-1//driver-bound/|app-1|\"rule\":\"driver-bound\"",
        "a/b//failed-jobs/|a/b|\"rule\":\"failed-jobs\"",
      })
  void aTombstoneNamesWhatIsGone(String key, String appId, String members) {
    assertThat(read(key, null, OPEN))
        .isEqualTo(
            new Change(
                "finding-removed", appId, "{\"appId\":\"" + appId + "\"," + members + "," + AS_OF));
    assertThat(FindingName.parse(key)).hasToString(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "app-1",
        "app-1/2/spill",
        "/1/spill/",
        "a//spill/3",
        "a//spill/x.y",
        "a//spill/sql."
      })
  void aTombstoneOfSomethingElseIsNoChange(String key) {
    assertThatThrownBy(() -> read(key, null, OPEN)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatANewerInstanceWritesBesidesIsNoObstacle() {
    String newer = "{\"applicationId\":\"app-1\",\"rule\":\"newer\",\"new\":[1]}";
    assertThat(read("app-1//newer/", newer.getBytes(StandardCharsets.UTF_8), OPEN).data())
        .contains("\"rule\":\"newer\"");
  }

  @Test
  void jsonOfSomethingElseIsNoChange() {
    for (String other : List.of("{}", "no", "{\"applicationId\":\"app-1\"}")) {
      assertThatThrownBy(() -> read("app-1", other.getBytes(StandardCharsets.UTF_8), OPEN))
          .as(other)
          .isInstanceOf(RuntimeException.class);
    }
  }

  private static SparkFinding finding(
      @Nullable String attempt, @Nullable String name, @Nullable Integer stage) {
    return new SparkFinding(
        "app-1",
        attempt,
        name,
        "etl",
        "spill",
        Severity.WARNING,
        "It spills.",
        stage,
        stage == null ? null : (Integer) 0,
        null,
        List.of(new Finding.Evidence("spilled", 1_024, "bytes")),
        List.of(new Finding.Threshold("spark.findings.spill.min.bytes", 1, "bytes")),
        List.of(new Finding.Advice("spark.executor.memory", "more")),
        true,
        1_000,
        2_000);
  }

  @SuppressWarnings("NullAway") // a record's value can be null
  private static Change read(String key, byte @Nullable [] value, MuteLookup mutes) {
    return FindingChanges.of("findings", SERDE.deserializer(), mutes)
        .reader()
        .read(
            new ConsumerRecord<>(
                "findings",
                0,
                17,
                1_795_608_000_000L,
                TimestampType.CREATE_TIME,
                0,
                0,
                key.getBytes(StandardCharsets.UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty()))
        .orElseThrow();
  }
}
