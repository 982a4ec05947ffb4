package dev.tidewatch.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads whether the rest of a changelog has anything for a copy. What is there can be marks and
 * aborted transactions alone, which no copy ever applies: it then stands where it is for ever, as
 * one does that has not begun to read. Connects when it is first asked; owned by one thread.
 */
final class ChangelogTail implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Properties settings;
  private @Nullable Consumer<byte[], byte[]> consumer;

  /**
   * @param clients how to reach Kafka
   */
  ChangelogTail(Properties clients) {
    settings = new Properties();
    settings.putAll(clients);
    settings.putAll(
        Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1",
            ConsumerConfig.CLIENT_ID_CONFIG, "tidewatch-changelog-tail"));
  }

  /**
   * Whether nothing from this offset on is to be applied, as far as transactions have ended. No
   * where that cannot be told soon.
   *
   * @throws org.apache.kafka.common.KafkaException when Kafka does not answer
   */
  boolean isEmpty(TopicPartition changelog, long from) {
    Consumer<byte[], byte[]> reader = consumer;
    if (reader == null) {
      reader =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      consumer = reader;
    }
    List<TopicPartition> asked = List.of(changelog);
    reader.assign(asked);
    reader.seek(changelog, from);
    long end = reader.endOffsets(asked, PATIENCE).getOrDefault(changelog, Long.MAX_VALUE);
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (reader.position(changelog) < end) {
      if (!reader.poll(PATIENCE.dividedBy(5)).isEmpty() || System.nanoTime() - until > 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    if (consumer != null) {
      consumer.close(CloseOptions.timeout(PATIENCE));
    }
  }
}
