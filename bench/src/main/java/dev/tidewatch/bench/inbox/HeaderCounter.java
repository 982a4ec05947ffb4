package dev.tidewatch.bench.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What most write first: a consumer that counts dead letters by connector and class of exception,
 * in memory, and forgets all with its process.
 */
final class HeaderCounter {

  private HeaderCounter() {}

  /** Counts that many records, and says how long it took. */
  static Duration count(String bootstrapServers, long records) {
    var bytes = new ByteArrayDeserializer();
    Map<String, Long> counts = new HashMap<>();
    long counted = 0;
    long began = System.nanoTime();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers), bytes, bytes)) {
      List<TopicPartition> partitions =
          IntStream.range(0, Inbox.PARTITIONS)
              .mapToObj(partition -> new TopicPartition(Inbox.TOPIC, partition))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (counted < records) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          String key = text(record, "connector.name") + " " + text(record, "exception.class.name");
          counts.merge(key, 1L, Long::sum);
          counted++;
        }
      }
    }
    if (counts.values().stream().mapToLong(Long::longValue).sum() != records) {
      throw new IllegalStateException("counted " + counts);
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader("__connect.errors." + name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }
}
