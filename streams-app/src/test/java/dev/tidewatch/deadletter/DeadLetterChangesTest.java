package dev.tidewatch.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.codec.JsonSerde;
import dev.tidewatch.events.Change;
import dev.tidewatch.events.ChangeTopic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLetterChangesTest {

  private static final JsonSerde<DeadLetterGroup> SERDE = new JsonSerde<>(DeadLetterGroup.class);
  private static final ChangeTopic TOPIC = DeadLetterChanges.of("groups", SERDE.deserializer());

  @Test
  void aGroupIsAnEventOfItsLatestState() throws IOException {
    // given
    Group group = Group.begin(Letters.of(0, 1_000, 0));
    boolean taken = group.take(Letters.of(0, 1_000, 0), 2_000, 10);

    // when
    byte[] value = SERDE.serializer().serialize("groups", DeadLetterGroup.of(group.state()));
    Change change = read(Letters.FINGERPRINT, value).orElseThrow();

    // then
    assertThat(taken).isTrue();
    assertThat(change.type()).isEqualTo("deadletter-group");
    assertThat(change.appId()).isNull();
    assertThat(change.data()).doesNotContain("\n", "\"template\"");
    JsonNode data = new ObjectMapper().readTree(change.data());
    assertThat(data.get("fingerprint").asText()).isEqualTo(Letters.FINGERPRINT);
    assertThat(data.get("count").asInt()).isEqualTo(1);
    assertThat(data.get("state").asText()).isEqualTo("NEW");
    assertThat(data.get("topics").get(0).asText()).isEqualTo("dlq.x");
    assertThat(data.get("asOf").asText()).isEqualTo("2026-11-25T12:00:00Z");
  }

  @Test
  void aTombstoneNamesTheGroupThatIsGone() {
    assertThat(read("0123", null))
        .contains(
            new Change(
                "deadletter-group-removed",
                null,
                "{\"fingerprint\":\"0123\",\"asOf\":\"2026-11-25T12:00:00Z\"}"));
  }

  @Test
  void somethingElseIsNoEvent() {
    assertThatThrownBy(() -> read("0123", "{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> read("0123", "no".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(RuntimeException.class);
  }

  @SuppressWarnings("NullAway") // a record's value can be null
  private static Optional<Change> read(String key, byte @Nullable [] value) {
    return TOPIC
        .reader()
        .read(
            new ConsumerRecord<>(
                "groups",
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
