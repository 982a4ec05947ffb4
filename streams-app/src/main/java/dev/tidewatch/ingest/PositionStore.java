package dev.tidewatch.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.eventlog.ApplicationAttempt;
import dev.tidewatch.eventlog.LogFile;
import dev.tidewatch.eventlog.LogPosition;
import dev.tidewatch.eventlog.Positions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How far earlier runs shipped each file, kept in a compacted topic.
 *
 * <p>Key: {@code <events topic>/<application id>[_<attempt>]/<log file>}, because files of
 * different applications may have one name ({@code eventlog}). Value: JSON with {@code offset} (the
 * next line), {@code finished}, and {@code topicId}: a position counts only for the incarnation of
 * the events topic that the events went to.
 */
final class PositionStore {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String topic;
  private final String topicId;
  private final Map<String, LogPosition> known = new HashMap<>();

  PositionStore(String topic, Uuid topicId) {
    this.topic = topic;
    this.topicId = topicId.toString();
  }

  /**
   * Reads what was stored.
   *
   * @throws IngestException when the topic can't be read
   */
  void load(ClientSettings settings) {
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(settings.consumer(), bytes, bytes)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(IngestOptions.POSITIONS_TOPIC).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(this::remember);
      }
    } catch (KafkaException e) {
      throw new IngestException(
          "the positions of earlier runs can't be read from "
              + IngestOptions.POSITIONS_TOPIC
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private void remember(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    known.remove(key);
    if (record.value() == null) {
      return;
    }
    try {
      JsonNode value = JSON.readTree(record.value());
      if (topicId.equals(value.path("topicId").asText())) {
        boolean finished = value.path("finished").asBoolean();
        known.put(key, new LogPosition(Math.max(0, value.path("offset").asLong()), finished));
      }
    } catch (IOException e) {
      // Somebody else's record; reading the log again is harmless, trusting this one is not
      known.remove(key);
    }
  }

  Positions of(ApplicationAttempt attempt) {
    return file -> known.getOrDefault(key(attempt, file), LogPosition.START);
  }

  /** The record that stores a position; remembered here at once. */
  ProducerRecord<byte[], byte[]> record(
      ApplicationAttempt attempt, LogFile file, LogPosition position) {
    String key = key(attempt, file);
    known.put(key, position);
    try {
      byte[] value =
          JSON.writeValueAsBytes(
              JSON.createObjectNode()
                  .put("offset", position.offset())
                  .put("finished", position.finished())
                  .put("topicId", topicId));
      byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
      return new ProducerRecord<>(IngestOptions.POSITIONS_TOPIC, keyBytes, value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("three scalars can't be written as JSON", e);
    }
  }

  private String key(ApplicationAttempt attempt, LogFile file) {
    return topic + "/" + attempt + "/" + file;
  }
}
