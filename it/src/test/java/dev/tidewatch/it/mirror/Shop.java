package dev.tidewatch.it.mirror;

import static org.awaitility.Awaitility.await;

import dev.tidewatch.core.mirror.wire.Checkpoint;
import dev.tidewatch.core.mirror.wire.CheckpointCodec;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics on A that are written all the time, and many groups that get on with them. */
final class Shop implements AutoCloseable {

  static final int PARTITIONS = 3;
  private static final int GROUPS = 12;
  private static final Map<String, String> STAMPED =
      Map.of("message.timestamp.type", "LogAppendTime");

  private final List<String> topics;
  private final Admin source;
  private final KafkaProducer<byte[], byte[]> producer;
  private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(2);
  private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
  private final Map<TopicPartition, ConcurrentSkipListMap<Long, Long>> written =
      new ConcurrentHashMap<>();
  private final Map<String, ConcurrentSkipListMap<Long, Map<Integer, Long>>> committed =
      new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final Random random = new Random(4_711);

  Shop(Pair pair, String... topics) throws ExecutionException, InterruptedException {
    this.topics = List.of(topics);
    source = Admin.create(Map.of("bootstrap.servers", pair.source()));
    try (Admin target = Admin.create(Map.of("bootstrap.servers", pair.target()))) {
      for (String topic : topics) {
        create(source, topic);
        create(target, "A." + topic);
      }
    }
    var bytes = new ByteArraySerializer();
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", pair.source(), "linger.ms", 2), bytes, bytes);
  }

  private static void create(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    admin
        .createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1).configs(STAMPED)))
        .all()
        .get();
    await()
        .ignoreExceptions()
        .until(() -> !admin.describeTopics(List.of(topic)).allTopicNames().get().isEmpty());
  }

  List<String> groups() {
    return IntStream.range(0, GROUPS).mapToObj(i -> "shop-" + i).toList();
  }

  String topicOf(String group) {
    return topics.get(Math.floorMod(group.hashCode(), topics.size()));
  }

  /** What the group has committed, by now and acknowledged. */
  Map<Integer, Long> committed(String group) {
    return committed(group, Long.MAX_VALUE);
  }

  /** What it had committed before a moment, acknowledged. */
  Map<Integer, Long> committed(String group, long before) {
    var history = committed.get(group);
    var entry = history == null ? null : history.lowerEntry(before);
    return entry == null ? Map.of() : entry.getValue();
  }

  void open() {
    var unused = workers.scheduleAtFixedRate(this::write, 0, 20, TimeUnit.MILLISECONDS);
    unused = workers.scheduleAtFixedRate(this::commit, 200, 50, TimeUnit.MILLISECONDS);
  }

  private void write() {
    int count = random.nextInt(40);
    for (int i = 0; i < count; i++) {
      long number = numbers.getAndIncrement();
      String topic = topics.get((int) (number % topics.size()));
      int partition = (int) (number / topics.size() % PARTITIONS);
      byte[] value = ("record " + number).getBytes(StandardCharsets.UTF_8);
      var unused =
          producer.send(
              new ProducerRecord<>(topic, partition, null, value),
              (sent, failed) -> {
                if (failed == null) {
                  acknowledge(new TopicPartition(topic, partition), sent.offset() + 1);
                }
              });
    }
  }

  private void acknowledge(TopicPartition partition, long end) {
    // First, so that no group has read what does not count as written.
    var unused =
        written
            .computeIfAbsent(partition, first -> new ConcurrentSkipListMap<>())
            .merge(System.currentTimeMillis(), end, Math::max);
    unused = ends.merge(partition, end, Math::max);
  }

  /** Where a partition ended before a moment, of what was acknowledged by then. */
  long written(String topic, int partition, long before) {
    var history = written.get(new TopicPartition(topic, partition));
    var entry = history == null ? null : history.lowerEntry(before);
    return entry == null ? 0 : entry.getValue();
  }

  /** One group gets on: some records at a time in one partition, now and then to the very end. */
  private void commit() {
    try {
      String group = groups().get(random.nextInt(GROUPS));
      commit(group);
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void commit(String group) throws ExecutionException, InterruptedException {
    Map<Integer, Long> next = new HashMap<>(committed(group));
    for (int partition = 0; partition < PARTITIONS; partition++) {
      long end = ends.getOrDefault(new TopicPartition(topicOf(group), partition), 0L);
      long at = next.getOrDefault(partition, 0L);
      next.put(partition, random.nextInt(3) == 0 ? end : Math.min(end, at + random.nextInt(200)));
    }
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    next.forEach(
        (partition, offset) ->
            offsets.put(
                new TopicPartition(topicOf(group), partition), new OffsetAndMetadata(offset)));
    source.alterConsumerGroupOffsets(group, offsets).all().get();
    committed
        .computeIfAbsent(group, first -> new ConcurrentSkipListMap<>())
        .put(System.currentTimeMillis(), Map.copyOf(next));
  }

  /** No more is written or read. */
  void shut() {
    workers.shutdown();
    await().until(() -> workers.awaitTermination(1, TimeUnit.SECONDS));
    producer.flush();
  }

  /** Records of each topic. */
  Map<String, Long> size(String... ofTopics) {
    Map<String, Long> sizes = new HashMap<>();
    ends.forEach(
        (partition, end) -> {
          if (List.of(ofTopics).contains(partition.topic())) {
            sizes.merge(partition.topic(), end, Long::sum);
          }
        });
    return sizes;
  }

  /** Writes the tombstone of a checkpoint, as if the group had never had it. */
  void forgetCheckpoint(String target, String group, int partition) {
    byte[] key =
        CheckpointCodec.encode(new Checkpoint.Key(group, "A." + topicOf(group), partition));
    var bytes = new ByteArraySerializer();
    try (var writer = new KafkaProducer<>(Map.of("bootstrap.servers", target), bytes, bytes)) {
      var unused = writer.send(new ProducerRecord<>("A.checkpoints.internal", 0, key, null));
      writer.flush();
    }
  }

  @Override
  public void close() {
    List<Runnable> unused = workers.shutdownNow();
    producer.close();
    source.close();
  }
}
