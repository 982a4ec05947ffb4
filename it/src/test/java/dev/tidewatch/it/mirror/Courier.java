package dev.tidewatch.it.mirror;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records to A one at a time, and takes the time until each is on B. */
final class Courier implements AutoCloseable {

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<Long> latencies = new ArrayList<>();

  Courier(Pair pair, String topic) {
    this.topic = topic;
    var writer = new ByteArraySerializer();
    var reader = new ByteArrayDeserializer();
    producer = new KafkaProducer<>(Map.of("bootstrap.servers", pair.source()), writer, writer);
    consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", pair.target()), reader, reader);
    List<TopicPartition> first = List.of(new TopicPartition("A." + topic, 0));
    consumer.assign(first);
    consumer.seekToEnd(first);
    first.forEach(consumer::position);
  }

  /** Returns when it has come. */
  void send() {
    String id = "courier " + latencies.size();
    long began = System.currentTimeMillis();
    var unused =
        producer.send(new ProducerRecord<>(topic, 0, null, id.getBytes(StandardCharsets.UTF_8)));
    producer.flush();
    boolean come = false;
    while (!come) {
      for (var record : consumer.poll(Duration.ofMillis(20))) {
        come |= new String(record.value(), StandardCharsets.UTF_8).equals(id);
      }
    }
    latencies.add(System.currentTimeMillis() - began);
  }

  List<Long> latencies() {
    return latencies;
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
