package dev.tidewatch.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.app.Instance;
import dev.tidewatch.config.ConfigReader;
import dev.tidewatch.config.ConfigResult.Valid;
import dev.tidewatch.local.connect.ConnectRest;
import dev.tidewatch.local.connect.ConnectWorker;
import dev.tidewatch.local.connect.PluginJar;
import dev.tidewatch.local.connect.TolerantSink;
import dev.tidewatch.local.connect.warehouse.WarehouseSinkConnector;
import dev.tidewatch.local.kafka.LocalKafka;
import dev.tidewatch.local.mirror.Link;
import dev.tidewatch.local.mirror.MirrorConnectors;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.sink.SinkConnector;

/**
 * Clusters A and B, a Connect on B with the exporter's agent, and a Tidewatch on B. The Connect
 * mirrors A, ships a sample log, and has a sink that fails on what it is given.
 */
final class WatchedPlatform implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** So that a test need not wait for minutes. */
  private static final Map<String, String> QUICK =
      Map.of(
          "refresh.topics.interval.seconds", "1",
          "refresh.groups.interval.seconds", "1",
          "emit.checkpoints.interval.seconds", "1");

  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalKafka a;
  private final LocalKafka b;
  private final ConnectWorker worker;
  private final Instance instance;
  private final Exporter exporter = Exporter.anywhere();

  WatchedPlatform(Path directory) throws Exception {
    a = LocalKafka.in(directory.resolve("a")).start();
    b = LocalKafka.in(directory.resolve("b")).start();
    worker = worker(directory.resolve("connect"));
    instance = tidewatch(directory.resolve("state"));
    fill();
    start(worker.rest());
    beRefused();
  }

  private ConnectWorker worker(Path directory) {
    Path sink =
        PluginJar.write(
            directory.resolve("plugins/warehouse.jar"),
            WarehouseSinkConnector.class,
            SinkConnector.class);
    return ConnectWorker.in(directory)
        .plugin(sink)
        .plugin(Project.ROOT.resolve("connect/source/target/plugin"))
        .plugin(Project.ROOT.resolve("connect/hbase/target/plugin"))
        .plugin(Project.ROOT.resolve("connect/search/target/plugin"))
        .jvmOption(exporter.option())
        .property("offset.flush.interval.ms", "500")
        .start(b.bootstrapServers());
  }

  private Instance tidewatch(Path state) {
    List<String> settings =
        List.of(
            "bootstrap.servers=" + b.bootstrapServers(),
            "state.dir=" + state,
            "http.port=0",
            "http.max.requests.per.second=1",
            "num.standby.replicas=0",
            "commit.interval.ms=100",
            "spark.events.partitions=1",
            "deadletter.partitions=1");
    return Instance.start(
        ((Valid) ConfigReader.read(Optional.empty(), Map.of(), settings)).config());
  }

  /** What is counted by reason is not there before it has happened. */
  private void beRefused() {
    URI url = instance.url().resolve("/api/v1/applications");
    await("429")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> send(url).statusCode() == 429);
  }

  /** Topics on both clusters, and a group on A that has read some of its topic. */
  private void fill() throws Exception {
    try (Admin onA = Admin.create(Map.of("bootstrap.servers", a.bootstrapServers()));
        Admin onB = Admin.create(Map.of("bootstrap.servers", b.bootstrapServers()))) {
      onA.createTopics(List.of(new NewTopic("orders", 1, (short) 1))).all().get();
      onB.createTopics(
              List.of(
                  new NewTopic("returns", 1, (short) 1), new NewTopic("attempts", 1, (short) 1)))
          .all()
          .get();
      send(b, "attempts", "{\"user\": \"u\", \"startTime\": 1, \"applicationId\": \"a\"}");
      send(a, "orders");
      onA.alterConsumerGroupOffsets(
              "shop", Map.of(new TopicPartition("orders", 0), new OffsetAndMetadata(50)))
          .all()
          .get();
      send(b, "returns");
    }
  }

  private static void send(LocalKafka kafka, String topic) {
    send(kafka, topic, "no order");
  }

  private static void send(LocalKafka kafka, String topic, String value) {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < 100; i++) {
        var unused =
            producer.send(
                new ProducerRecord<>(topic, "key".getBytes(UTF_8), value.getBytes(UTF_8)));
      }
    }
  }

  private void start(ConnectRest rest) throws IOException {
    MirrorConnectors.start(
        rest,
        MirrorConnectors.read(
            Project.ROOT, new Link(a.bootstrapServers(), b.bootstrapServers()), QUICK),
        PATIENCE);
    rest.put(
        "warehouse",
        TolerantSink.configuration("warehouse", WarehouseSinkConnector.class.getName(), "returns"));
    rest.put("spark", sparkSource());
    rest.put("broken", brokenSink());
    rest.put(
        "hbase", waitingSink("hbase.HBaseSinkConnector", "hbase.zookeeper.quorum", "127.0.0.1:1"));
    rest.put("search", waitingSink("search.SearchSinkConnector", "urls", "http://127.0.0.1:1"));
    rest.awaitRunning("warehouse", PATIENCE);
    rest.awaitRunning("spark", PATIENCE);
  }

  private static Map<String, String> sparkSource() {
    String bytes = "org.apache.kafka.connect.converters.ByteArrayConverter";
    return Map.of(
        "connector.class",
        "dev.tidewatch.connect.source.SparkEventLogSourceConnector",
        "tasks.max",
        "1",
        "directories",
        Project.ROOT.resolve("samples/logs/daily-orders-3.5").normalize().toString(),
        "topic",
        "spark.events",
        "key.converter",
        bytes,
        "value.converter",
        bytes,
        "header.converter",
        bytes);
  }

  /** What it writes to is not there. */
  private static Map<String, String> waitingSink(String kind, String setting, String nobody) {
    return Map.of(
        "connector.class",
        "dev.tidewatch.connect." + kind,
        "tasks.max",
        "1",
        "topics",
        "attempts",
        "key.converter",
        "org.apache.kafka.connect.storage.StringConverter",
        "value.converter",
        "org.apache.kafka.connect.json.JsonConverter",
        "value.converter.schemas.enable",
        "false",
        "retry.backoff.ms",
        "500",
        setting,
        nobody);
  }

  /** Tolerates nothing, so that its task fails. */
  private static Map<String, String> brokenSink() {
    return Map.of(
        "connector.class", WarehouseSinkConnector.class.getName(),
        "tasks.max", "1",
        "topics", "returns");
  }

  /** Where Prometheus finds Connect. */
  String connectAddress() {
    return exporter.address();
  }

  /** Where Prometheus finds Tidewatch. */
  String tidewatchAddress() {
    return instance.url().getAuthority();
  }

  /** What Prometheus reads of Connect. */
  String connectMetrics() throws Exception {
    return get(exporter.metrics());
  }

  /** What Prometheus reads of Tidewatch. */
  String tidewatchMetrics() throws Exception {
    return get(instance.url().resolve("/metrics"));
  }

  /** Waits until Connect's metrics have a line that begins so. */
  void awaitConnect(String line) {
    await(line).atMost(PATIENCE).until(() -> ("\n" + connectMetrics()).contains("\n" + line));
  }

  void awaitTidewatch(String line) {
    await(line).atMost(PATIENCE).until(() -> ("\n" + tidewatchMetrics()).contains("\n" + line));
  }

  private String get(URI uri) throws Exception {
    var answer = send(uri);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<String> send(URI uri) throws Exception {
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    instance.close();
    worker.close();
    a.close();
    b.close();
  }
}
