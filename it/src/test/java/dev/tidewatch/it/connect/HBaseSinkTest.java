package dev.tidewatch.it.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidewatch.core.history.HistoryRowKey;
import dev.tidewatch.it.SharedKafka;
import dev.tidewatch.it.TestCluster;
import dev.tidewatch.local.connect.ConnectWorker;
import dev.tidewatch.local.connect.TolerantSink;
import dev.tidewatch.local.hbase.HBaseServer;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A real HBase, a real worker; both on the loopback address. */
@ExtendWith(SharedKafka.class)
class HBaseSinkTest {

  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String TOPIC = "history.applications";
  private static final int APPLICATIONS = 2_000;

  @SuppressWarnings("NullAway.Init") // set by start
  private static TestCluster kafka;

  @SuppressWarnings("NullAway.Init") // set by start
  private static HBaseServer hbase;

  @SuppressWarnings("NullAway.Init") // set by start
  private static ConnectWorker worker;

  @BeforeAll
  static void start(TestCluster cluster) {
    kafka = cluster;
    var builder =
        ConnectWorker.in(cluster.directory("hbase-connect"))
            .group("hbase-connect")
            .plugin(Plugins.directory("hbase"));
    worker = builder.launch(cluster.bootstrapServers());
    hbase = HBaseServer.start(Servers.jars("hbase"), cluster.directory("hbase"));
    worker.awaitReady();
  }

  @AfterAll
  static void stop() {
    worker.close();
    hbase.close();
  }

  @Test
  void rowsEqualWhatWasSentThoughHBaseIsKilledAndPoisonIsKeptAsDeadLetters() throws Exception {
    // given
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1))).all().get();
    }
    worker.rest().put("history", configuration());
    Map<String, Map<String, Object>> expected = new TreeMap<>();
    send(0, APPLICATIONS / 2, expected);
    await().atMost(DEADLINE).ignoreExceptions().until(() -> rows().size() == APPLICATIONS / 2);

    // when
    hbase.kill();
    send(APPLICATIONS / 2, APPLICATIONS, expected);
    sendPoison();
    hbase =
        HBaseServer.start(Servers.jars("hbase"), kafka.directory("hbase"), hbase.zooKeeperPort());

    // then
    // A row is there from when its application has said who it is: not yet as it ended
    await()
        .atMost(DEADLINE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(rows()).isEqualTo(expected));
    Committed dead = new Committed(kafka.bootstrapServers(), "dlq.history");
    await().atMost(DEADLINE).until(() -> dead.count() >= 3);
    assertThat(dead.all()).hasSize(3);
    assertThat(worker.rest().status("history").orElseThrow().isRunning()).isTrue();
  }

  @Test
  void whileTheTableIsDisabledARecordThatIsWrongIsReportedOnce() throws Exception {
    // given
    start("disabled", Map.of());
    send("disabled", "{\"user\":\"u\",\"startTime\":1,\"applicationId\":\"a\"}");
    await().atMost(DEADLINE).ignoreExceptions().until(() -> count("disabled") == 1);
    alter(admin -> admin.disableTable(TableName.valueOf("disabled")));

    // when
    send("disabled", "{\"user\":\"u\",\"startTime\":\"now\",\"applicationId\":\"b\"}");
    send("disabled", "{\"user\":\"u\",\"startTime\":2,\"applicationId\":\"c\"}");
    await().atMost(DEADLINE).until(() -> retries("disabled") >= 3);
    alter(admin -> admin.enableTable(TableName.valueOf("disabled")));

    // then
    await().atMost(DEADLINE).ignoreExceptions().until(() -> count("disabled") == 2);
    Committed dead = new Committed(kafka.bootstrapServers(), "dlq.disabled");
    await().atMost(DEADLINE).until(() -> dead.count() >= 1);
    send("disabled", "{\"user\":\"u\",\"startTime\":3,\"applicationId\":\"d\"}");
    await().atMost(DEADLINE).ignoreExceptions().until(() -> count("disabled") == 3);
    assertThat(dead.all()).hasSize(1);
  }

  @Test
  void aTableWithoutTheFamiliesStopsTheTaskAndMakesNoDeadLetters() throws Exception {
    alter(
        admin ->
            admin.createTable(
                TableDescriptorBuilder.newBuilder(TableName.valueOf("poor"))
                    .setColumnFamily(ColumnFamilyDescriptorBuilder.of("summary"))
                    .build()));
    start("poor", Map.of());
    send("poor", "{\"user\":\"u\",\"startTime\":1,\"applicationId\":\"a\",\"events\":1}");

    await()
        .atMost(DEADLINE)
        .until(() -> worker.rest().status("poor").toString().contains("lacks one of the"));
    assertThat(new Committed(kafka.bootstrapServers(), "dlq.poor").all()).isEmpty();
  }

  /** A connector, its topic, its table and its dead letters, all of one name. */
  private static void start(String name, Map<String, String> more) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(new NewTopic(name, 1, (short) 1), new NewTopic("dlq." + name, 1, (short) 1)))
          .all()
          .get();
    }
    Map<String, String> configuration = configuration();
    configuration.put("name", name);
    configuration.put("topics", name);
    configuration.put("table", name);
    configuration.put("tasks.max", "1");
    configuration.put("errors.deadletterqueue.topic.name", "dlq." + name);
    configuration.putAll(more);
    worker.rest().put(name, configuration);
  }

  private static void send(String topic, String value) throws Exception {
    try (var producer = producer()) {
      producer.send(new ProducerRecord<>(topic, "k", value)).get();
    }
  }

  /** What an administrator of HBase does. */
  @FunctionalInterface
  private interface Alteration {
    void of(org.apache.hadoop.hbase.client.Admin admin) throws Exception;
  }

  private static void alter(Alteration alteration) throws Exception {
    try (Connection connection = connection();
        var admin = connection.getAdmin()) {
      alteration.of(admin);
    }
  }

  private static long count(String table) throws Exception {
    try (Connection connection = connection();
        var rows = connection.getTable(TableName.valueOf(table)).getScanner(new Scan())) {
      return StreamSupport.stream(rows.spliterator(), false).count();
    }
  }

  private static long retries(String connector) throws Exception {
    return Files.readString(worker.log())
        .lines()
        .filter(line -> line.contains("they are written again") && line.contains(connector))
        .count();
  }

  /** Every application twice: while it runs and when it has ended; some never say who they are. */
  private static void send(int from, int to, Map<String, Map<String, Object>> expected)
      throws Exception {
    try (var producer = producer()) {
      for (int n = from; n < to; n++) {
        String id = "app-%05d".formatted(n);
        String user = "user-" + n % 7;
        long started = 1_700_000_000_000L + n;
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("applicationId", id);
        state.put("name", "job " + n % 3);
        queue(producer, id, JSON.writeValueAsString(state));
        state.put("user", user);
        state.put("startTime", started);
        state.put("sparkVersion", "4.1.1");
        state.put("tasksEnded", 1);
        queue(producer, id, JSON.writeValueAsString(state));
        state.put("tasksEnded", n);
        state.put("completed", true);
        state.put("options", Map.of("spark.executor.cores", "4"));
        queue(producer, id, JSON.writeValueAsString(state));
        // An application that is evicted from the stores is what the history is for
        queue(producer, id, null);
        expected.put(hex(HistoryRowKey.of(user, started, id)), cells(state));
      }
    }
  }

  private static void queue(
      KafkaProducer<String, String> producer, String id, @Nullable String value) {
    // Closing the producer waits for all of them
    var unused = producer.send(new ProducerRecord<>(TOPIC, id, value));
  }

  private static void sendPoison() throws Exception {
    try (var producer = producer()) {
      for (String poison :
          List.of(
              "no JSON",
              "{\"user\":\"u\",\"startTime\":\"yesterday\",\"applicationId\":\"a\"}",
              "{\"user\":\"u\",\"startTime\":1,\"applicationId\":\"a\",\"options\":\"none\"}")) {
        producer.send(new ProducerRecord<>(TOPIC, "poison", poison)).get();
      }
    }
  }

  private static KafkaProducer<String, String> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers()),
        new StringSerializer(),
        new StringSerializer());
  }

  private static Map<String, Object> cells(Map<String, Object> state) {
    Map<String, Object> cells = new TreeMap<>();
    state.forEach(
        (field, value) -> {
          if (field.equals("tasksEnded")) {
            cells.put("metrics:tasksEnded", ((Number) value).longValue());
          } else if (field.equals("options")) {
            cells.put("options:spark.executor.cores", "4");
          } else {
            cells.put("summary:" + field, value);
          }
        });
    return cells;
  }

  private static Connection connection() throws Exception {
    Configuration configuration = HBaseConfiguration.create();
    configuration.set("hbase.zookeeper.quorum", hbase.zooKeeper());
    configuration.set("hbase.client.retries.number", "2");
    return ConnectionFactory.createConnection(configuration);
  }

  private static Map<String, Map<String, Object>> rows() throws Exception {
    Map<String, Map<String, Object>> rows = new TreeMap<>();
    try (Connection connection = connection();
        var table = connection.getTable(TableName.valueOf("tidewatch_applications"));
        ResultScanner scanner = table.getScanner(new Scan())) {
      for (Result row : scanner) {
        rows.put(hex(row.getRow()), cells(row));
      }
    }
    return rows;
  }

  private static Map<String, Object> cells(Result row) {
    Map<String, Object> cells = new TreeMap<>();
    row.getNoVersionMap()
        .forEach(
            (family, columns) ->
                columns.forEach(
                    (column, value) -> {
                      String name = new String(column, UTF_8);
                      cells.put(new String(family, UTF_8) + ":" + name, value(name, value));
                    }));
    return cells;
  }

  private static Object value(String column, byte[] value) {
    return switch (column) {
      case "tasksEnded", "startTime" -> ByteBuffer.wrap(value).getLong();
      case "completed" -> Boolean.valueOf(new String(value, UTF_8));
      default -> new String(value, UTF_8);
    };
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static Map<String, String> configuration() {
    Map<String, String> configuration =
        TolerantSink.configuration(
            "history", "dev.tidewatch.connect.hbase.HBaseSinkConnector", TOPIC);
    configuration.put("tasks.max", "2");
    configuration.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
    configuration.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
    configuration.put("value.converter.schemas.enable", "false");
    configuration.put("hbase.zookeeper.quorum", hbase.zooKeeper());
    configuration.put("table.create", "true");
    configuration.put("retry.backoff.ms", "500");
    configuration.put("consumer.override.auto.offset.reset", "earliest");
    return configuration;
  }
}
