package dev.tidewatch.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.local.connect.ConnectWorker;
import dev.tidewatch.local.connect.PluginJar;
import dev.tidewatch.local.connect.TolerantSink;
import dev.tidewatch.local.connect.warehouse.WarehouseSinkConnector;
import dev.tidewatch.local.kafka.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.sink.SinkConnector;

/**
 * What a ksqlDB server is asked about: event logs that were shipped, dead letters of a real
 * Connect, and the records of a real MirrorMaker 2, whose source and target are the same Kafka.
 */
final class KsqlDbWorld implements AutoCloseable {

  /** Records that the sink fails on, by the class behind it. */
  static final Map<String, Integer> FAILURES =
      Map.of("java.lang.ArithmeticException", 3, "java.net.ConnectException", 2);

  static final String GROUP = "ksql-billing";
  static final int COMMITTED = 7;

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String ORDERS = "ksql-orders";
  private static final String MIRROR = "org.apache.kafka.connect.mirror.";
  private static final String GOOD =
      """
      {"order": "A-1", "due": "2026-11-26", "pieces": 12, "boxes": 3, "price": 2, "currency": "EUR"}\
      """;

  private final Deployment deployment;
  private final ConnectWorker worker;

  KsqlDbWorld(Deployment deployment) throws IOException {
    this.deployment = deployment;
    deployment.ingest(Samples.logs());
    create(deployment.dlq("warehouse"), Map.of());
    // So that arrivals are known.
    create("a.heartbeats", Map.of("message.timestamp.type", "LogAppendTime"));
    create("a.checkpoints.internal", Map.of());
    create(ORDERS, Map.of());
    sendOrders();
    Path directory = deployment.directory().resolve("connect");
    Path plugin =
        PluginJar.write(
            directory.resolve("plugins/warehouse.jar"),
            WarehouseSinkConnector.class,
            SinkConnector.class);
    worker =
        ConnectWorker.in(directory)
            .group("ksql-connect")
            .plugin(plugin)
            .start(deployment.bootstrap());
    startSink();
    startMirror();
    commit();
    await("dead letters, heartbeats and a checkpoint")
        .atMost(PATIENCE)
        .until(
            () ->
                records(deployment.dlq("warehouse")).size() == 5
                    && records("a.heartbeats").size() > 3
                    && !records("a.checkpoints.internal").isEmpty());
  }

  private void create(String topic, Map<String, String> settings) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", deployment.bootstrap()))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1).configs(settings))).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void sendOrders() {
    var bytes = new ByteArraySerializer();
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", deployment.bootstrap()), bytes, bytes)) {
      for (int i = 0; i < 10; i++) {
        String order = GOOD;
        if (i < 3) {
          order = GOOD.replace("\"boxes\": 3", "\"boxes\": 0");
        } else if (i < 5) {
          order = GOOD.replace("EUR", "CHF");
        }
        var unused =
            producer.send(
                new ProducerRecord<>(
                    ORDERS, 0, null, ("k" + i).getBytes(UTF_8), order.getBytes(UTF_8)));
      }
      producer.flush();
    }
  }

  private void startSink() throws IOException {
    Map<String, String> sink =
        TolerantSink.configuration("warehouse", WarehouseSinkConnector.class.getName(), ORDERS);
    sink.put("errors.deadletterqueue.topic.name", deployment.dlq("warehouse"));
    sink.put(WarehouseSinkConnector.RATES, Ports.HOST + ":" + Ports.free(1).get(0));
    worker.rest().put("warehouse", sink);
    worker.rest().awaitRunning("warehouse", PATIENCE);
  }

  private void startMirror() throws IOException {
    for (String kind : List.of("Heartbeat", "Source", "Checkpoint")) {
      Map<String, String> settings = new TreeMap<>();
      settings.put("connector.class", MIRROR + "Mirror" + kind + "Connector");
      settings.put("source.cluster.alias", "a");
      settings.put("target.cluster.alias", "b");
      settings.put("source.cluster.bootstrap.servers", deployment.bootstrap());
      settings.put("target.cluster.bootstrap.servers", deployment.bootstrap());
      settings.put("key.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
      settings.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
      settings.put("topics", ORDERS);
      settings.put("groups", GROUP);
      settings.put("replication.factor", "1");
      settings.put("heartbeats.topic.replication.factor", "1");
      settings.put("checkpoints.topic.replication.factor", "1");
      settings.put("offset-syncs.topic.replication.factor", "1");
      settings.put("offset.lag.max", "0");
      settings.put("sync.topic.acls.enabled", "false");
      settings.put("refresh.topics.interval.seconds", "1");
      settings.put("refresh.groups.interval.seconds", "1");
      settings.put("emit.heartbeats.interval.seconds", "1");
      settings.put("emit.checkpoints.interval.seconds", "1");
      worker.rest().put("mirror-" + kind, settings);
    }
  }

  /** What a consumer of the group would have committed. */
  private void commit() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", deployment.bootstrap()))) {
      admin
          .alterConsumerGroupOffsets(
              GROUP, Map.of(new TopicPartition(ORDERS, 0), new OffsetAndMetadata(COMMITTED)))
          .all()
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  Set<String> topics() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", deployment.bootstrap()))) {
      return admin.listTopics().names().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All records of a topic of one partition, for Kafka's own classes to read. */
  List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    return records(topic, 0);
  }

  private List<ConsumerRecord<byte[], byte[]>> records(String topic, int number) {
    var bytes = new ByteArrayDeserializer();
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    TopicPartition partition = new TopicPartition(topic, number);
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", deployment.bootstrap()), bytes, bytes)) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).values().iterator().next();
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  /** The same records where the files of SQL look for them when nobody says otherwise. */
  void copyToDefaultTopics() {
    copy(deployment.eventsTopic(), "spark.events");
    copy(deployment.applicationsTopic(), "tidewatch.spark.applications");
    copy(deployment.name() + ".inbox.groups", "tidewatch.deadletter.groups");
    copy(deployment.dlq("warehouse"), "dlq.warehouse-orders");
    copy(deployment.dlq("warehouse"), "dlq.ledger-payments");
  }

  private void copy(String from, String to) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", deployment.bootstrap()))) {
      int partitions =
          admin.describeTopics(List.of(from)).allTopicNames().get().values().stream()
              .mapToInt(topic -> topic.partitions().size())
              .sum();
      admin.createTopics(List.of(new NewTopic(to, partitions, (short) 1))).all().get();
      var bytes = new ByteArraySerializer();
      try (var producer =
          new KafkaProducer<>(
              Map.<String, Object>of("bootstrap.servers", deployment.bootstrap()), bytes, bytes)) {
        for (int partition = 0; partition < partitions; partition++) {
          for (ConsumerRecord<byte[], byte[]> each : records(from, partition)) {
            var unused =
                producer.send(
                    new ProducerRecord<>(
                        to,
                        each.partition(),
                        each.timestamp(),
                        each.key(),
                        each.value(),
                        each.headers()));
          }
        }
        producer.flush();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops the heartbeats, so that what is counted stays. */
  void stopMirror() throws IOException {
    for (String kind : List.of("Heartbeat", "Source", "Checkpoint")) {
      worker.rest().delete("mirror-" + kind);
    }
  }

  @Override
  public void close() {
    worker.close();
  }
}
