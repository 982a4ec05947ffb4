package dev.tidewatch.deadletter;

import dev.tidewatch.deadletter.headers.ReceivedHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The timestamp of a record as it is, of which {@link TimestampTypes} has noted the type. A record
 * without one counts as of the epoch, and that is noted too: Kafka Streams would drop it.
 */
final class RecordTime implements TimestampExtractor {

  /** In records in memory alone. */
  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    if (record.timestamp() >= 0) {
      return record.timestamp();
    }
    record
        .headers()
        .remove(ReceivedHeaders.TIMESTAMP_TYPE)
        .add(ReceivedHeaders.TIMESTAMP_TYPE, TimeOf.NONE.name().getBytes(StandardCharsets.UTF_8));
    return 0;
  }

  /** What was noted; the producer's time where nothing was. */
  static TimeOf read(Headers headers) {
    Header header = headers.lastHeader(ReceivedHeaders.TIMESTAMP_TYPE);
    String noted =
        header == null || header.value() == null
            ? ""
            : new String(header.value(), StandardCharsets.UTF_8);
    for (TimeOf type : TimeOf.values()) {
      if (type.name().equals(noted)) {
        return type;
      }
    }
    return TimeOf.CREATE_TIME;
  }
}
