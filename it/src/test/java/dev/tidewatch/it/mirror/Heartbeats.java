package dev.tidewatch.it.mirror;

import static org.awaitility.Awaitility.await;

import dev.tidewatch.core.mirror.wire.Decoded;
import dev.tidewatch.core.mirror.wire.Heartbeat;
import dev.tidewatch.core.mirror.wire.HeartbeatCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Sees heartbeats of A come on B. Owned by one thread. */
final class Heartbeats implements AutoCloseable {

  private static final TopicPartition PARTITION = new TopicPartition("A.heartbeats", 0);
  private static final List<TopicPartition> ONE = List.of(PARTITION);

  private final KafkaConsumer<byte[], byte[]> consumer;

  /**
   * One that came.
   *
   * @param made by the clock of A, in milliseconds since the epoch
   * @param notBefore at this moment it had not come yet, likewise
   */
  record Came(long made, long notBefore) {}

  Heartbeats(Pair pair) {
    var bytes = new ByteArrayDeserializer();
    consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", pair.target()), bytes, bytes);
    consumer.assign(ONE);
  }

  /** Waits for one that is not there yet. */
  Came next() {
    long end = end();
    // The broker is asked where the topic ends: a poll without records may only be too early.
    long[] missing = {System.currentTimeMillis()};
    await()
        .atMost(Pair.PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              long asked = System.currentTimeMillis();
              boolean come = end() > end;
              missing[0] = come ? missing[0] : asked;
              return come;
            });
    consumer.seek(PARTITION, end);
    OptionalLong made = OptionalLong.empty();
    while (made.isEmpty()) {
      made =
          consumer.poll(Duration.ofMillis(100)).records(PARTITION).stream()
              .mapToLong(Heartbeats::made)
              .findFirst();
    }
    return new Came(made.getAsLong(), missing[0]);
  }

  private long end() {
    return consumer.endOffsets(ONE).getOrDefault(PARTITION, 0L);
  }

  private static long made(ConsumerRecord<byte[], byte[]> record) {
    var decoded = HeartbeatCodec.decode(record.key(), record.value());
    return ((Decoded.Present<Heartbeat.Key, Heartbeat>) decoded).value().timestamp();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
