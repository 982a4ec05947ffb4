package dev.tidewatch.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordTimeTest {

  private static ConsumerRecord<Object, Object> record(
      long timestamp, TimestampType type, RecordHeaders headers) {
    return new ConsumerRecord<>(
        "dlq.x", 0, 1, timestamp, type, 1, 1, "key", "value", headers, Optional.empty());
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
    RecordHeaders headers = new RecordHeaders();
    assertThat(new RecordTime().extract(record(timestamp, type, headers), 77)).isEqualTo(extracted);
    assertThat(RecordTime.read(headers)).isEqualTo(noted);
  }

  @Test
  void aHeaderOfThatNameThatAProducerWroteIsTakenOff() {
    RecordHeaders headers = new RecordHeaders();
    headers.add(RecordTime.HEADER, "nonsense".getBytes(StandardCharsets.UTF_8));
    headers.add(RecordTime.HEADER, null);
    long time = new RecordTime().extract(record(5, TimestampType.LOG_APPEND_TIME, headers), 77);
    assertThat(time).isEqualTo(5);
    assertThat(headers.toArray()).hasSize(1);
    assertThat(RecordTime.read(headers)).isEqualTo(TimeOf.LOG_APPEND_TIME);
    assertThat(ReceivedHeaders.of(headers)).isEmpty();
  }
}
