package dev.tidewatch.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Time;

/**
 * One real Kafka broker (KRaft, combined roles, loopback only) for all tests of a JVM, started by
 * the first that asks and stopped with the JVM. Tests keep apart by using topics of their own.
 */
public final class EmbeddedBroker {

  private static final String HOST = "127.0.0.1";

  private final String bootstrap;
  private final KafkaRaftServer server;

  /** A broker of the test's own, for a test that stops it. */
  public EmbeddedBroker(Path directory) throws IOException {
    this(directory, Map.of());
  }

  /** A broker of the test's own with further settings. */
  public EmbeddedBroker(Path directory, Map<String, String> more) throws IOException {
    int[] ports = freePorts();
    bootstrap = HOST + ":" + ports[0];
    Map<String, String> config = config(directory, ports[0], ports[1]);
    config.putAll(more);
    format(directory, config);
    server = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
    server.startup();
  }

  /** The broker, started if need be. */
  public static EmbeddedBroker shared() {
    return Holder.INSTANCE;
  }

  /** Where clients connect: {@code 127.0.0.1:<port>}. */
  public String bootstrap() {
    return bootstrap;
  }

  /** Creates a topic. */
  public void createTopic(String name, int partitions, Map<String, String> config) {
    try (Admin admin = admin()) {
      NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(config);
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("topic " + name + " was not created", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A client that the caller closes. */
  public Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrap));
  }

  /** Everything that a topic holds now, by partition and offset. */
  public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    var bytes = new ByteArrayDeserializer();
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrap, "fetch.max.bytes", 1 << 27);
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  /** Stops the broker; clients find nobody from then on. */
  public void stop() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static Map<String, String> config(Path directory, int port, int controllerPort) {
    Map<String, String> config = new HashMap<>();
    config.put("process.roles", "broker,controller");
    config.put("node.id", "1");
    config.put("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
    config.put("controller.listener.names", "CONTROLLER");
    config.put(
        "listeners",
        "PLAINTEXT://%s:%d,CONTROLLER://%s:%d".formatted(HOST, port, HOST, controllerPort));
    config.put("log.dirs", directory.resolve("data").toString());
    config.put("auto.create.topics.enable", "false");
    config.put("default.replication.factor", "1");
    config.put("group.initial.rebalance.delay.ms", "0");
    config.put("offsets.topic.num.partitions", "3");
    config.put("offsets.topic.replication.factor", "1");
    config.put("transaction.state.log.num.partitions", "3");
    config.put("transaction.state.log.replication.factor", "1");
    config.put("transaction.state.log.min.isr", "1");
    config.put("share.coordinator.state.topic.num.partitions", "3");
    config.put("share.coordinator.state.topic.replication.factor", "1");
    config.put("share.coordinator.state.topic.min.isr", "1");
    config.put("log.cleaner.dedupe.buffer.size", "2097152");
    return config;
  }

  private static void format(Path directory, Map<String, String> config) throws IOException {
    Path file = directory.resolve("server.properties");
    Properties properties = new Properties();
    properties.putAll(config);
    try (var writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    String id = Uuid.randomUuid().toString();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int status =
        StorageTool.execute(
            new String[] {"format", "--config", file.toString(), "--cluster-id", id},
            new PrintStream(said, true, StandardCharsets.UTF_8));
    if (status != 0) {
      throw new IOException(
          "the broker's directory was not formatted: " + said.toString(StandardCharsets.UTF_8));
    }
  }

  /** Two at once, so that they differ. */
  private static int[] freePorts() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket first = new ServerSocket(0, 1, loopback);
        ServerSocket second = new ServerSocket(0, 1, loopback)) {
      return new int[] {first.getLocalPort(), second.getLocalPort()};
    }
  }

  private static final class Holder {
    static final EmbeddedBroker INSTANCE = start();

    private static EmbeddedBroker start() {
      try {
        Path directory = Files.createTempDirectory("tidewatch-broker");
        EmbeddedBroker broker = new EmbeddedBroker(directory);
        Runtime.getRuntime()
            .addShutdownHook(new Thread(() -> stopAndDelete(broker, directory), "broker-stop"));
        return broker;
      } catch (IOException e) {
        throw new UncheckedIOException("no broker for tests", e);
      }
    }

    private static void stopAndDelete(EmbeddedBroker broker, Path directory) {
      broker.stop();
      try (var files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
