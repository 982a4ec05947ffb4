package dev.tidewatch.it;

import dev.tidewatch.eventlog.LineHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A shipper that is not Tidewatch's: sends exactly the records that a test wants. */
final class OtherShipper implements AutoCloseable {

  private static final String SIXTY_FOUR_MIB = String.valueOf(64 << 20);

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  OtherShipper(Deployment deployment) {
    this.topic = deployment.eventsTopic();
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            deployment.bootstrap(),
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            SIXTY_FOUR_MIB,
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            SIXTY_FOUR_MIB,
            // A topic may be so new that its leader does not lead yet: requests that overtake each
            // other then are refused as out of order until they expire.
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            "1");
    var bytes = new ByteArraySerializer();
    this.producer = new KafkaProducer<>(settings, bytes, bytes);
  }

  /** Sends a line as the simplest shipper does: application id, event. */
  void send(String key, String line) {
    send(null, utf8(key), utf8(line));
  }

  void send(
      @Nullable Integer partition,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Header... headers) {
    sent.add(producer.send(new ProducerRecord<>(topic, partition, key, value, List.of(headers))));
  }

  /** Sends a log's lines with their positions, as Tidewatch does, but to a partition of its own. */
  void log(int partition, String key, String file, List<String> lines) {
    long offset = 0;
    for (String line : lines) {
      byte[] value = utf8(line);
      send(partition, utf8(key), value, file(file), offset(offset));
      offset += value.length + 1;
    }
  }

  static Header file(String name) {
    return new RecordHeader(LineHeaders.LOG_FILE, utf8(name));
  }

  static Header offset(long offset) {
    byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(offset).array();
    return new RecordHeader(LineHeaders.LOG_OFFSET, value);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns when the broker has everything, and fails where it took something not. */
  void flush() {
    producer.flush();
    for (Future<RecordMetadata> each : sent) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a record was not taken", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
    sent.clear();
  }

  @Override
  public void close() {
    flush();
    producer.close();
  }
}
