package dev.tidewatch.it.mirror;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A group that was really moved to B: what it read there, up to where B ended then. Where nothing
 * said where to start, it began where {@code auto.offset.reset=earliest} says.
 *
 * @param read in the order of each partition
 */
record Moved(Promise promise, List<Read> read) {

  private static final AtomicLong NUMBER = new AtomicLong();

  record Read(int partition, long timestamp, String id) {}

  /** Starts a group of the same offsets on B. */
  static Moved to(String bootstrap, Promise promise) throws Exception {
    String topic = "A." + promise.topic();
    String group = promise.group() + "-moved-" + NUMBER.getAndIncrement();
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    promise
        .starts()
        .forEach(
            (partition, start) ->
                offsets.put(new TopicPartition(topic, partition), new OffsetAndMetadata(start)));
    if (!offsets.isEmpty()) {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
        admin.alterConsumerGroupOffsets(group, offsets).all().get();
      }
    }
    return new Moved(promise, read(bootstrap, topic, group));
  }

  private static List<Read> read(String bootstrap, String topic, String group) {
    var bytes = new ByteArrayDeserializer();
    List<Read> read = new ArrayList<>();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "group.id",
            group,
            "enable.auto.commit",
            "false",
            "auto.offset.reset",
            "earliest");
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      List<TopicPartition> all =
          IntStream.range(0, Shop.PARTITIONS).mapToObj(i -> new TopicPartition(topic, i)).toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      consumer.subscribe(List.of(topic));
      boolean reached = false;
      while (!reached) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(50))) {
          String id = new String(each.value(), StandardCharsets.UTF_8);
          read.add(new Read(each.partition(), each.timestamp(), id));
        }
        reached =
            consumer.assignment().containsAll(all)
                && all.stream()
                    .allMatch(each -> consumer.position(each) >= ends.getOrDefault(each, 0L));
      }
    }
    return read;
  }
}
