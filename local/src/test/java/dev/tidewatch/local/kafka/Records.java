package dev.tidewatch.local.kafka;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes and reads strings in a topic of one partition. */
final class Records {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private Records() {}

  /** Creates the topic with these many copies and returns when all of them are in sync. */
  static void createTopic(String bootstrapServers, String topic, int replicas)
      throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) replicas))).all().get();
      await().atMost(DEADLINE).ignoreExceptions().until(() -> inSync(admin, topic) == replicas);
    }
  }

  /** Copies of the topic's partition that are in sync. */
  static int inSync(Admin admin, String topic) throws ExecutionException, InterruptedException {
    var description = admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
    return description == null ? 0 : description.partitions().get(0).isr().size();
  }

  /** Writes the values and returns when every copy in sync has them. */
  static void write(String bootstrapServers, String topic, String... values)
      throws ExecutionException, InterruptedException {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "max.request.size",
            BrokerProperties.MAX_MESSAGE_BYTES,
            "buffer.memory",
            2L * BrokerProperties.MAX_MESSAGE_BYTES);
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      for (var value : values) {
        producer.send(new ProducerRecord<>(topic, value)).get();
      }
    }
  }

  /** All values of the topic as of now, in order. */
  static List<String> read(String bootstrapServers, String topic) {
    var partition = new TopicPartition(topic, 0);
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      var values = new ArrayList<String>();
      await()
          .atMost(DEADLINE)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
                return consumer.position(partition) >= end;
              });
      return values;
    }
  }
}
