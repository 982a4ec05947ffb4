package dev.tidewatch.it.deadletter;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** What tests write to a Kafka, and the dead letters that they read from it. */
final class Topics implements AutoCloseable {

  /** Generous: most of it is the start of a JVM, a group or a connector on a busy machine. */
  static final Duration PATIENCE = Duration.ofSeconds(90);

  /** When what fails was sent, so that it can be told from when it failed. */
  static final long SENT_AT = 1_760_000_000_000L;

  private final Map<String, Object> connection;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;

  Topics(String bootstrapServers) {
    connection = Map.of("bootstrap.servers", bootstrapServers);
    admin = Admin.create(connection);
    var bytes = new ByteArraySerializer();
    producer = new KafkaProducer<>(connection, bytes, bytes);
  }

  /** Creates a topic and returns when it can be written. */
  void create(String topic, int partitions) {
    create(new NewTopic(topic, partitions, (short) 1));
  }

  void create(NewTopic topic) {
    try {
      admin.createTopics(List.of(topic)).all().get();
      await()
          .ignoreExceptions()
          .until(
              () -> admin.describeTopics(Set.of(topic.name())).allTopicNames().get().size() == 1);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a value to partition 0 and returns where it is. */
  RecordMetadata send(String topic, @Nullable String value) {
    return send(new ProducerRecord<>(topic, 0, SENT_AT, utf8("key"), utf8(value)));
  }

  RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
    try {
      return producer.send(record).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until a topic of one partition has this many dead letters, and reads them. */
  List<Dead> awaitDead(String topic, int count) {
    await(topic).atMost(PATIENCE).ignoreExceptions().until(() -> count(topic) >= count);
    var bytes = new ByteArrayDeserializer();
    List<Dead> dead = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, connection.get("bootstrap.servers")),
            bytes,
            bytes)) {
      var partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      while (dead.size() < count) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          dead.add(Dead.of(record));
        }
      }
    }
    return dead;
  }

  /** How many records a topic of one partition has. */
  long count(String topic) throws ExecutionException, InterruptedException {
    var partition = new TopicPartition(topic, 0);
    return admin
        .listOffsets(Map.of(partition, OffsetSpec.latest()))
        .partitionResult(partition)
        .get()
        .offset();
  }

  static byte @Nullable [] utf8(@Nullable String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
  }
}
