package dev.tidewatch.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.codec.JsonSerde;
import dev.tidewatch.events.Change;
import dev.tidewatch.events.ChangeTopic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApplicationChangesTest {

  private static final JsonSerde<SparkApplication> SERDE = new JsonSerde<>(SparkApplication.class);
  private static final ChangeTopic TOPIC =
      ApplicationChanges.of("applications", SERDE.deserializer());

  @Test
  void anAttemptIsAnEventOnOneLineWhateverItsName() throws IOException {
    // given
    SparkApplication application =
        new SparkApplication(
            "app-1",
            "2",
            "two\nlines\r\u2028",
            null,
            "4.1.1",
            null,
            null,
            null,
            1_000L,
            null,
            5_000,
            false,
            10,
            7,
            5,
            100,
            1,
            Map.of());

    // when
    byte[] value = SERDE.serializer().serialize("applications", application);
    Change change = read("app-1/2", value).orElseThrow();

    // then
    assertThat(change.type()).isEqualTo("application");
    assertThat(change.appId()).isEqualTo("app-1");
    assertThat(change.data()).doesNotContain("\n", "\r", "\"user\"", "\"endTime\"");
    JsonNode data = new ObjectMapper().readTree(change.data());
    assertThat(data.get("appId").asText()).isEqualTo("app-1");
    assertThat(data.get("attemptId").asText()).isEqualTo("2");
    assertThat(data.get("name").asText()).isEqualTo("two\nlines\r\u2028");
    assertThat(data.get("tasksEnded").asLong()).isEqualTo(5);
    assertThat(data.get("asOf").asText()).isEqualTo("2026-11-25T12:00:00Z");
  }

  @Test
  void aTombstoneNamesTheAttemptThatIsGone() {
    assertThat(read("app-1/2", null))
        .contains(
            new Change(
                "application-removed",
                "app-1",
                "{\"appId\":\"app-1\",\"attemptId\":\"2\",\"asOf\":\"2026-11-25T12:00:00Z\"}"));
    assertThat(read("app-1", null))
        .contains(
            new Change(
                "application-removed",
                "app-1",
                "{\"appId\":\"app-1\",\"asOf\":\"2026-11-25T12:00:00Z\"}"));
  }

  @Test
  void whatANewerInstanceWritesBesidesIsNoObstacle() {
    String newer = "{\"applicationId\":\"app-1\",\"sparkVersion\":\"4.1.1\",\"new\":[1]}";
    assertThat(read("app-1", newer.getBytes(StandardCharsets.UTF_8))).isPresent();
  }

  @Test
  void jsonOfSomethingElseIsNoChange() {
    assertThatThrownBy(() -> read("app-1", "{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> read("app-1", "no".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(RuntimeException.class);
  }

  @SuppressWarnings("NullAway") // a record's value can be null
  private static Optional<Change> read(String key, byte @Nullable [] value) {
    return TOPIC
        .reader()
        .read(
            new ConsumerRecord<>(
                "applications",
                0,
                17,
                1_795_608_000_000L,
                TimestampType.CREATE_TIME,
                0,
                0,
                key.getBytes(StandardCharsets.UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty()));
  }
}
