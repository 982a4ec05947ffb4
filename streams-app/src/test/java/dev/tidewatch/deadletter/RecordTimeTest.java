package dev.tidewatch.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.deadletter.headers.ReceivedHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordTimeTest {

  private static ConsumerRecord<byte[], byte[]> record(
      String topic, long timestamp, TimestampType type, RecordHeaders headers) {
    return new ConsumerRecord<>(
        topic, 0, 1, timestamp, type, 1, 1, new byte[1], new byte[1], headers, Optional.empty());
  }

  /** What the consumer of a stream thread makes of a record. */
  private static RecordHeaders consumed(
      String topic, long timestamp, TimestampType type, RecordHeaders headers) {
    try (TimestampTypes types = new TimestampTypes()) {
      types.configure(Map.of(TimestampTypes.TOPICS, "dlq[.].*"));
      var record = record(topic, timestamp, type, headers);
      ConsumerRecords<byte[], byte[]> records =
          new ConsumerRecords<>(Map.of(new TopicPartition(topic, 0), List.of(record)), Map.of());
      assertThat(types.onConsume(records)).isSameAs(records);
    }
    return headers;
  }

  @ParameterizedTest
  @CsvSource({
    "5, CREATE_TIME, 5, CREATE_TIME",
    "5, LOG_APPEND_TIME, 5, LOG_APPEND_TIME",
    "-1, CREATE_TIME, 0, NONE",
    "-1, NO_TIMESTAMP_TYPE, 0, NONE"
  })
  void theTimestampIsTheRecordsOwnAndItsTypeIsHandedOn(
      long timestamp, TimestampType type, long extracted, TimeOf noted) {
    RecordHeaders headers = consumed("dlq.x", timestamp, type, new RecordHeaders());
    // Kafka Streams makes a record anew, with the same headers.
    ConsumerRecord<Object, Object> streams =
        new ConsumerRecord<>(
            "dlq.x",
            0,
            1,
            timestamp,
            TimestampType.CREATE_TIME,
            1,
            1,
            "key",
            "value",
            headers,
            Optional.empty());
    assertThat(new RecordTime().extract(streams, 77)).isEqualTo(extracted);
    assertThat(RecordTime.read(headers)).isEqualTo(noted);
    assertThat(ReceivedHeaders.of(headers)).isEmpty();
  }

  @Test
  void aHeaderOfThatNameThatAProducerWroteIsTakenOff() {
    RecordHeaders headers = new RecordHeaders();
    headers.add(ReceivedHeaders.TIMESTAMP_TYPE, "LOG_APPEND_TIME".getBytes(StandardCharsets.UTF_8));
    headers.add(ReceivedHeaders.TIMESTAMP_TYPE, null);
    assertThat(RecordTime.read(consumed("dlq.x", 5, TimestampType.CREATE_TIME, headers)))
        .isEqualTo(TimeOf.CREATE_TIME);
    assertThat(headers.toArray()).isEmpty();
  }

  @Test
  void whatIsNotedThereIsReadWhateverItIs() {
    RecordHeaders headers = new RecordHeaders();
    headers.add(ReceivedHeaders.TIMESTAMP_TYPE, "nonsense".getBytes(StandardCharsets.UTF_8));
    assertThat(RecordTime.read(headers)).isEqualTo(TimeOf.CREATE_TIME);
  }

  @Test
  void recordsOfOtherTopicsAreLeftAsTheyAre() {
    assertThat(
            consumed("spark.events", 5, TimestampType.LOG_APPEND_TIME, new RecordHeaders())
                .toArray())
        .isEmpty();
  }
}
