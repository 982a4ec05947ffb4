package dev.tidewatch.bench.mirror;

import dev.tidewatch.core.mirror.wire.CheckpointCodec;
import dev.tidewatch.core.mirror.wire.Decoded;
import dev.tidewatch.core.mirror.wire.HeartbeatCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The limit: a consumer that decodes every record and keeps nothing. */
final class BareReader {

  private BareReader() {}

  /** Reads that many records of these topics, and says how long it took. */
  static Duration read(String bootstrapServers, List<String> topics, long records) {
    var bytes = new ByteArrayDeserializer();
    long decoded = 0;
    long began = System.nanoTime();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers), bytes, bytes)) {
      List<TopicPartition> partitions =
          topics.stream().map(topic -> new TopicPartition(topic, 0)).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (decoded < records) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          decoded += isPresent(record) ? 1 : 0;
        }
      }
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static boolean isPresent(ConsumerRecord<byte[], byte[]> record) {
    return record.topic().endsWith("heartbeats")
        ? HeartbeatCodec.decode(record.key(), record.value()) instanceof Decoded.Present
        : CheckpointCodec.decode(record.key(), record.value()) instanceof Decoded.Present;
  }
}
