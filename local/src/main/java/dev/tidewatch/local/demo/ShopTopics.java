package dev.tidewatch.local.demo;

import dev.tidewatch.local.demo.ShopRecords.ShopRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics of the shop in the demonstration's Kafka. */
final class ShopTopics {
  private static final int PARTITIONS = 3;

  /** The records are as if sent one after another since then. */
  private static final Duration BEGAN_BEFORE = Duration.ofHours(6);

  private ShopTopics() {}

  /** Creates the topics, sends all records, and returns when Kafka has them. */
  static void fill(String bootstrapServers, List<ShopRecord> records)
      throws ExecutionException, InterruptedException {
    create(bootstrapServers, records.stream().map(ShopRecord::topic).distinct().toList());
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            // A topic may not be led yet right after it was created; of several requests under way
            // the second can overtake the first then, and nothing puts them in order again.
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            1);
    var text = new StringSerializer();
    try (var producer = new KafkaProducer<>(settings, text, text)) {
      List<Future<RecordMetadata>> sent = timed(records).stream().map(producer::send).toList();
      for (var one : sent) {
        one.get();
      }
    }
  }

  /** Has a group read two thirds of each partition of a topic. */
  static void commit(String bootstrapServers, String group, String topic)
      throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Map<TopicPartition, OffsetSpec> latest =
          IntStream.range(0, PARTITIONS)
              .mapToObj(partition -> new TopicPartition(topic, partition))
              .collect(Collectors.toMap(Function.identity(), each -> OffsetSpec.latest()));
      Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
      admin
          .listOffsets(latest)
          .all()
          .get()
          .forEach(
              (partition, end) ->
                  offsets.put(partition, new OffsetAndMetadata(end.offset() * 2 / 3)));
      admin.alterConsumerGroupOffsets(group, offsets).all().get();
    }
  }

  private static void create(String bootstrapServers, List<String> names)
      throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .createTopics(
              names.stream().map(name -> new NewTopic(name, PARTITIONS, (short) 1)).toList())
          .all()
          .get();
    }
  }

  private static List<ProducerRecord<String, String>> timed(List<ShopRecord> records) {
    long step = BEGAN_BEFORE.toMillis() / records.size();
    long began = System.currentTimeMillis() - BEGAN_BEFORE.toMillis();
    return IntStream.range(0, records.size())
        .mapToObj(
            i -> {
              var one = records.get(i);
              long time = began + i * step;
              return new ProducerRecord<>(one.topic(), null, time, one.key(), one.value());
            })
        .toList();
  }
}
