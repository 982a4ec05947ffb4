package dev.tidewatch.deadletter;

import dev.tidewatch.deadletter.headers.ReceivedHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;

/**
 * Notes in a header of each dead letter that its timestamp is that of the broker. Kafka Streams
 * does not hand the type on: its own copy of a record always says that the producer made it. One
 * that a producer wrote under that name is taken off.
 *
 * <p>Made by the consumer of each stream thread, and owned by it.
 */
public final class TimestampTypes implements ConsumerInterceptor<byte[], byte[]> {

  /** The setting with the pattern of the topics, among those of the consumer. */
  public static final String TOPICS = "tidewatch.deadletter.topics";

  private final Map<String, Boolean> known = new HashMap<>();
  private Pattern topics = Pattern.compile("");

  @Override
  public void configure(Map<String, ?> settings) {
    topics = Pattern.compile(String.valueOf(settings.get(TOPICS)));
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    for (TopicPartition partition : records.partitions()) {
      if (known.computeIfAbsent(partition.topic(), topic -> topics.matcher(topic).matches())) {
        records.records(partition).forEach(TimestampTypes::note);
      }
    }
    return records;
  }

  private static void note(ConsumerRecord<byte[], byte[]> record) {
    record.headers().remove(ReceivedHeaders.TIMESTAMP_TYPE);
    if (record.timestampType() == TimestampType.LOG_APPEND_TIME) {
      record
          .headers()
          .add(
              ReceivedHeaders.TIMESTAMP_TYPE,
              TimeOf.LOG_APPEND_TIME.name().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

  @Override
  public void close() {}
}
