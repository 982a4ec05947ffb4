package dev.tidewatch.bench.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidewatch.bench.SmallApplication;
import dev.tidewatch.eventlog.LineHeaders;
import dev.tidewatch.ingest.IngestOptions;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Many small applications in the events topic, as an ingester would put them there, but without a
 * file for each.
 */
final class SmallFleet {

  private static final int LINGER_MS = 20;
  private static final int BATCH_BYTES = 256 << 10;

  private SmallFleet() {}

  /**
   * Ships applications and returns when the broker has all.
   *
   * @param from the first number
   * @param to the number after the last
   */
  static void ship(String bootstrapServers, int from, int to) {
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "compression.type", "lz4",
                "linger.ms", LINGER_MS,
                "batch.size", BATCH_BYTES),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int number = from; number < to; number++) {
        send(producer, new SmallApplication(number), failure);
      }
      producer.flush();
    }
    Exception lost = failure.get();
    if (lost != null) {
      throw new IllegalStateException("Kafka did not take an event", lost);
    }
  }

  private static void send(
      Producer<byte[], byte[]> producer,
      SmallApplication application,
      AtomicReference<@Nullable Exception> failure) {
    byte[] key = application.appId().getBytes(UTF_8);
    byte[] log = application.log();
    Header file = new RecordHeader(LineHeaders.LOG_FILE, key);
    int start = 0;
    for (int end = 0; end < log.length; end++) {
      if (log[end] == '\n') {
        byte[] at = ByteBuffer.allocate(Long.BYTES).putLong(start).array();
        Header offset = new RecordHeader(LineHeaders.LOG_OFFSET, at);
        byte[] line = Arrays.copyOfRange(log, start, end);
        var unused =
            producer.send(
                new ProducerRecord<>(
                    IngestOptions.DEFAULT_TOPIC, null, key, line, List.of(file, offset)),
                (metadata, exception) -> {
                  if (exception != null) {
                    failure.compareAndSet(null, exception);
                  }
                });
        start = end + 1;
      }
    }
  }

  /**
   * The ids of some of them, evenly spread and in an order that visits no two neighbours one after
   * the other.
   *
   * @param applications how many there are
   * @param most how many ids at most
   */
  static List<String> ids(int applications, int most) {
    int count = Math.min(applications, most);
    // Coprime to every count of 2s and 5s, which sizes are made of.
    long stride = 7919;
    return IntStream.range(0, count)
        .map(i -> (int) (i * stride % count))
        .map(i -> (int) ((long) i * applications / count))
        .mapToObj(number -> new SmallApplication(number).appId())
        .toList();
  }
}
