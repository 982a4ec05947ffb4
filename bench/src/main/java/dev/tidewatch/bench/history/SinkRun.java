package dev.tidewatch.bench.history;

import dev.tidewatch.local.connect.ConnectWorker;
import dev.tidewatch.local.connect.TolerantSink;
import dev.tidewatch.local.hbase.HBaseServer;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** Applications on their way from a topic to HBase, by the sink in Kafka Connect. */
final class SinkRun {

  private static final String TOPIC = "past.applications";
  private static final String SINK = "history";
  private static final int PARTITIONS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Past past;
  private final String servers;
  private final ConnectWorker worker;

  SinkRun(Past past, String servers, ConnectWorker worker)
      throws ExecutionException, InterruptedException {
    this.past = past;
    this.servers = servers;
    this.worker = worker;
    try (Admin admin = admin()) {
      admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
    }
  }

  /** Fills the topic, then starts the sink; how long that took to write all of it. */
  Duration write(int from, int to, HBaseServer hbase) throws Exception {
    begin(from, to);
    worker.rest().put(SINK, configuration(hbase));
    // The table is made and the task has begun once the first rows are in.
    awaitLeft(to - from - 1);
    long left = left();
    long began = System.nanoTime();
    awaitLeft(0);
    long took = System.nanoTime() - began;
    return Duration.ofNanos(Math.round((double) took * (to - from) / Math.max(1, left)));
  }

  /** Writes applications to the topic. */
  void begin(int from, int to) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", servers, "linger.ms", 20, "compression.type", "lz4");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (int number = from; number < to; number++) {
        var unused = producer.send(new ProducerRecord<>(TOPIC, Past.id(number), past.json(number)));
      }
    }
  }

  /** Waits until the sink has at most that many records before it. */
  void awaitLeft(long most) throws ExecutionException, InterruptedException, IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (left() > most) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("the sink has not come to its end: " + worker.log());
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private long left() throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      IntStream.range(0, PARTITIONS)
          .forEach(i -> latest.put(new TopicPartition(TOPIC, i), OffsetSpec.latest()));
      long left = 0;
      for (var end : admin.listOffsets(latest).all().get().values()) {
        left += end.offset();
      }
      for (var offset :
          admin
              .listConsumerGroupOffsets("connect-" + SINK)
              .partitionsToOffsetAndMetadata()
              .get()
              .values()) {
        left -= offset == null ? 0 : offset.offset();
      }
      return left;
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", servers));
  }

  private static Map<String, String> configuration(HBaseServer hbase) {
    Map<String, String> configuration =
        TolerantSink.configuration(SINK, "dev.tidewatch.connect.hbase.HBaseSinkConnector", TOPIC);
    configuration.put("tasks.max", "2");
    configuration.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
    configuration.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
    configuration.put("value.converter.schemas.enable", "false");
    configuration.put("hbase.zookeeper.quorum", hbase.zooKeeper());
    configuration.put("table.create", "true");
    configuration.put("consumer.override.auto.offset.reset", "earliest");
    return configuration;
  }
}
