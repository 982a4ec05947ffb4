package dev.tidewatch.local.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.local.connect.warehouse.WarehouseSinkConnector;
import dev.tidewatch.local.kafka.LocalKafka;
import dev.tidewatch.local.kafka.TopicCounts;
import dev.tidewatch.local.process.ProcessFailedException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All tests share one Kafka and one worker, each has a connector of its own. */
class ConnectWorkerTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String WAREHOUSE = WarehouseSinkConnector.class.getName();
  private static final String GOOD =
      """
      {"order": "A-1", "due": "2026-11-26", "pieces": 12, "boxes": 3, "price": 2.5, "currency": "EUR"}\
      """;
  private static final String NO_BOXES = GOOD.replace("\"boxes\": 3", "\"boxes\": 0");

  @TempDir private static Path directory;

  @SuppressWarnings("NullAway.Init") // set by start
  private static LocalKafka kafka;

  @SuppressWarnings("NullAway.Init") // set by start
  private static ConnectWorker worker;

  @BeforeAll
  static void start() {
    kafka = LocalKafka.in(directory.resolve("kafka")).start();
    var plugin =
        PluginJar.write(
            directory.resolve("plugins/warehouse.jar"),
            WarehouseSinkConnector.class,
            SinkConnector.class);
    worker =
        ConnectWorker.in(directory.resolve("connect"))
            .plugin(plugin)
            .start(kafka.bootstrapServers());
  }

  @AfterAll
  static void stop() {
    worker.close();
    kafka.close();
  }

  @Test
  void aPluginIsLoadedFromItsJarByAClassLoaderOfItsOwn() throws IOException {
    assertThat(worker.rest().plugins()).contains(WAREHOUSE);
    assertThat(Files.readString(worker.log()))
        .contains("PluginClassLoader{pluginLocation=file:" + directory.resolve("plugins"));
  }

  @Test
  void aSinkStoresWhatIsWellAndKeepsADeadLetterOfWhatFailsUntilItsBugIsFixed() throws Exception {
    // given
    var rest = worker.rest();
    Path shelf = directory.resolve("shelf");
    createTopic("orders");
    var configuration = TolerantSink.configuration("strict", WAREHOUSE, "orders");
    configuration.put(WarehouseSinkConnector.FILE, shelf.toString());
    rest.put("strict", configuration);
    rest.awaitRunning("strict", DEADLINE);

    // when
    send("orders", GOOD, NO_BOXES, "no JSON", GOOD);

    // then
    await().atMost(DEADLINE).until(() -> count(shelf) == 2 && end("dlq.strict") == 2);
    assertThat(shelf).content().contains("A-1 due 2026-11-26: 4 in each box, 2.50 EUR");

    // when it is fixed
    configuration.put(WarehouseSinkConnector.FIXED, "true");
    rest.change("strict", configuration, DEADLINE);
    send("orders", NO_BOXES);

    // then
    await().atMost(DEADLINE).until(() -> count(shelf) == 3);
    assertThat(end("dlq.strict")).isEqualTo(2);
  }

  @Test
  void aConnectorCanBeAskedForChangedAndDeleted() throws IOException {
    var rest = worker.rest();
    createTopic("passing");
    Map<String, String> configuration =
        Map.of("connector.class", WAREHOUSE, "topics", "passing", "tasks.max", "1");

    rest.put("a name with ünïcode", configuration);

    rest.awaitRunning("a name with ünïcode", DEADLINE);
    assertThat(rest.connectors()).contains("a name with ünïcode");
    assertThat(rest.configuration("a name with ünïcode")).containsAllEntriesOf(configuration);
    rest.delete("a name with ünïcode");
    assertThat(rest.connectors()).doesNotContain("a name with ünïcode");
    await().atMost(DEADLINE).until(() -> rest.status("a name with ünïcode").isEmpty());
  }

  @Test
  void aConnectorThatCannotBeMadeIsRefusedWithTheReason() {
    var configuration = TolerantSink.configuration("wrong", "com.example.NoSuchSink", "orders");

    assertThatThrownBy(() -> worker.rest().put("wrong", configuration))
        .isInstanceOf(ConnectRefusedException.class)
        .hasMessageContaining("PUT /connectors/wrong/config answered 400")
        .hasMessageContaining("com.example.NoSuchSink");
  }

  @Test
  void aTaskThatFailsEndsTheWaitWithItsStackTrace() throws Exception {
    // given a sink that tolerates nothing
    var rest = worker.rest();
    createTopic("fatal");
    send("fatal", NO_BOXES);
    rest.put("fatal", Map.of("connector.class", WAREHOUSE, "topics", "fatal", "tasks.max", "1"));

    await()
        .atMost(DEADLINE)
        .until(() -> rest.status("fatal").map(ConnectorStatus::hasFailed).orElse(false));
    assertThatThrownBy(() -> rest.awaitRunning("fatal", DEADLINE))
        .hasMessageContaining("fatal failed")
        .hasMessageContaining("ArithmeticException");
  }

  @Test
  void aWorkerThatCannotStartIsReportedWithTheEndOfItsLog() {
    var builder =
        ConnectWorker.in(directory.resolve("wrong")).property("offset.flush.interval.ms", "soon");

    assertThatThrownBy(() -> builder.start(kafka.bootstrapServers()))
        .isInstanceOf(ProcessFailedException.class)
        .hasMessageContaining("offset.flush.interval.ms");
  }

  @Test
  void aWorkerThatIsClosedTakesLeaveOfItsGroupAndIsGone() throws Exception {
    var second =
        ConnectWorker.in(directory.resolve("second"))
            .group("second")
            .start(kafka.bootstrapServers());
    var rest = second.rest();
    assertThat(rest.connectors()).isEmpty();

    second.close();

    assertThatThrownBy(rest::connectors).isInstanceOf(ConnectException.class);
    assertThat(Files.readString(second.log())).contains("Kafka Connect stopped");
  }

  private static void createTopic(String name) {
    try (var admin = Admin.create(connection())) {
      admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
      await()
          .ignoreExceptions()
          .until(() -> admin.describeTopics(Set.of(name)).allTopicNames().get() != null);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void send(String topic, String... values) throws Exception {
    try (var producer =
        new KafkaProducer<>(connection(), new StringSerializer(), new StringSerializer())) {
      for (var value : values) {
        producer.send(new ProducerRecord<>(topic, value)).get();
      }
    }
  }

  private static long count(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  private static long end(String topic) throws Exception {
    try (var counts = new TopicCounts(kafka.bootstrapServers())) {
      return counts.beginningWith(topic).getOrDefault(topic, 0L);
    }
  }

  private static Map<String, Object> connection() {
    return Map.of("bootstrap.servers", kafka.bootstrapServers());
  }
}
