package dev.tidewatch.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Everything that a topic holds at one moment, committed only, in the order of its partitions. */
record Records(List<ConsumerRecord<byte[], byte[]>> all) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration POLL = Duration.ofMillis(200);

  /** Reads a topic from its beginning to where it ends now. */
  static Records of(Deployment deployment, String topic) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            deployment.bootstrap(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      consumer.partitionsFor(topic).stream()
          .map(info -> new TopicPartition(topic, info.partition()))
          .sorted((a, b) -> Integer.compare(a.partition(), b.partition()))
          .forEach(partition -> readAll(consumer, partition, records));
      return new Records(records);
    }
  }

  private static void readAll(
      Consumer<byte[], byte[]> consumer,
      TopicPartition partition,
      List<ConsumerRecord<byte[], byte[]>> records) {
    List<TopicPartition> one = List.of(partition);
    consumer.assign(one);
    consumer.seekToBeginning(one);
    long end = consumer.endOffsets(one).getOrDefault(partition, 0L);
    while (consumer.position(partition) < end) {
      consumer.poll(POLL).forEach(records::add);
    }
  }

  /** The values as JSON, without tombstones. */
  List<JsonNode> values() {
    return all.stream()
        .map(ConsumerRecord::value)
        .filter(value -> value != null)
        .map(Records::json)
        .toList();
  }

  /** The records of the partition that a dead letter names. */
  List<ConsumerRecord<byte[], byte[]>> inPartition(JsonNode deadLetter) {
    int partition = deadLetter.path("partition").asInt();
    return all.stream().filter(record -> record.partition() == partition).toList();
  }

  static JsonNode json(byte @Nullable [] value) {
    try {
      return JSON.readTree(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
