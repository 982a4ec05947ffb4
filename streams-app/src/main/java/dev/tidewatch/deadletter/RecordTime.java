package dev.tidewatch.deadletter;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The timestamp of a record as it is, and what it is the time of, which processors are told in a
 * header of the record in memory: Kafka Streams hands the type on in no other way. One that a
 * producer wrote under that name is taken off.
 *
 * <p>A record without a timestamp counts as of the epoch: Kafka Streams would drop it.
 */
final class RecordTime implements TimestampExtractor {

  static final String HEADER = "tidewatch.timestamp.type";

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    TimeOf type = record.timestamp() < 0 ? TimeOf.NONE : of(record.timestampType());
    record.headers().remove(HEADER).add(HEADER, type.name().getBytes(StandardCharsets.UTF_8));
    return Math.max(0, record.timestamp());
  }

  private static TimeOf of(TimestampType type) {
    return type == TimestampType.LOG_APPEND_TIME ? TimeOf.LOG_APPEND_TIME : TimeOf.CREATE_TIME;
  }

  /** What the extractor has noted. */
  static TimeOf read(Headers headers) {
    Header header = headers.lastHeader(HEADER);
    return header == null || header.value() == null
        ? TimeOf.CREATE_TIME
        : TimeOf.valueOf(new String(header.value(), StandardCharsets.UTF_8));
  }
}
