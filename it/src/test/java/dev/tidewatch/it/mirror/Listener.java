package dev.tidewatch.it.mirror;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the heartbeats of A on B all the time, beside Tidewatch: so that it is known whether the
 * link, and the machine, were on time while something was done to Tidewatch.
 */
final class Listener implements AutoCloseable {

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;
  private volatile boolean closed;
  private volatile long last = System.currentTimeMillis();
  private volatile long longest;

  Listener(Pair pair) {
    var bytes = new ByteArrayDeserializer();
    consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", pair.target()), bytes, bytes);
    List<TopicPartition> one = List.of(new TopicPartition("A.heartbeats", 0));
    consumer.assign(one);
    consumer.seekToEnd(one);
    one.forEach(consumer::position);
    thread = new Thread(this::listen, "listener");
    thread.start();
  }

  private void listen() {
    while (!closed) {
      if (!consumer.poll(Duration.ofMillis(20)).isEmpty()) {
        long now = System.currentTimeMillis();
        longest = Math.max(longest, now - last);
        last = now;
      }
    }
    consumer.close();
  }

  /** The longest time so far in which it heard nothing, in milliseconds. */
  long longestSilence() {
    return Math.max(longest, System.currentTimeMillis() - last);
  }

  @Override
  public void close() {
    closed = true;
    await().until(() -> !thread.isAlive());
  }
}
