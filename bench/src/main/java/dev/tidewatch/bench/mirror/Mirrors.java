package dev.tidewatch.bench.mirror;

import dev.tidewatch.core.mirror.wire.Checkpoint;
import dev.tidewatch.core.mirror.wire.CheckpointCodec;
import dev.tidewatch.core.mirror.wire.Heartbeat;
import dev.tidewatch.core.mirror.wire.HeartbeatCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of many links, as MirrorMaker 2 writes them. */
record Mirrors(int flows, int groups, int partitions) {

  static final int HEARTBEATS = 3;

  long checkpoints() {
    return (long) flows * groups * partitions;
  }

  long records() {
    return checkpoints() + (long) flows * HEARTBEATS;
  }

  static String alias(int flow) {
    return "cluster%04d".formatted(flow);
  }

  static String group(int group) {
    return "consumer-group-" + group;
  }

  List<String> topics() {
    return IntStream.range(0, flows)
        .mapToObj(Mirrors::alias)
        .flatMap(alias -> List.of(alias + ".heartbeats", alias + ".checkpoints.internal").stream())
        .toList();
  }

  /** Writes all of them: each group has a checkpoint in each of its partitions. */
  void write(String bootstrapServers) throws ExecutionException, InterruptedException {
    create(bootstrapServers);
    var bytes = new ByteArraySerializer();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "linger.ms",
            20,
            "batch.size",
            256 << 10,
            "compression.type",
            "lz4");
    try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      for (int flow = 0; flow < flows; flow++) {
        for (int group = 0; group < groups; group++) {
          for (int partition = 0; partition < partitions; partition++) {
            var unused = producer.send(checkpoint(alias(flow), group, partition));
          }
        }
        for (int i = 0; i < HEARTBEATS; i++) {
          var unused = producer.send(heartbeat(alias(flow), i));
        }
      }
      producer.flush();
    }
  }

  private void create(String bootstrapServers) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      List<NewTopic> topics = new ArrayList<>();
      topics().forEach(name -> topics.add(new NewTopic(name, 1, (short) 1)));
      // What its groups read: so that the cluster has something to say when they are judged.
      topics.add(new NewTopic(alias(0) + ".orders", partitions, (short) 1));
      admin.createTopics(topics).all().get();
    }
  }

  private static ProducerRecord<byte[], byte[]> checkpoint(String alias, int group, int partition) {
    Checkpoint.Key key = new Checkpoint.Key(group(group), alias + ".orders", partition);
    return new ProducerRecord<>(
        alias + ".checkpoints.internal",
        CheckpointCodec.encode(key),
        CheckpointCodec.encode(
            new Checkpoint(key, 1_000_000L + partition, 900_000L + partition, "")));
  }

  private static ProducerRecord<byte[], byte[]> heartbeat(String alias, int number) {
    Heartbeat.Key key = new Heartbeat.Key("here", alias);
    long time = System.currentTimeMillis() - 1_000L * (HEARTBEATS - number);
    return new ProducerRecord<>(
        alias + ".heartbeats",
        HeartbeatCodec.encode(key),
        HeartbeatCodec.encode(new Heartbeat(key, time)));
  }
}
