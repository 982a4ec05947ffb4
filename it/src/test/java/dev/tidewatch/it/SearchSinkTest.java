package dev.tidewatch.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidewatch.it.connect.Plugins;
import dev.tidewatch.it.connect.Servers;
import dev.tidewatch.local.connect.ConnectWorker;
import dev.tidewatch.local.connect.TolerantSink;
import dev.tidewatch.local.search.SearchServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The way of an application into a search index: event log, topology, output topic, search sink in
 * a real Connect, real OpenSearch. Ordered: the last test kills the node.
 */
@ExtendWith(SharedKafka.class)
@TestMethodOrder(OrderAnnotation.class)
class SearchSinkTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String SINGLE = "search.single";
  private static final String MANY = "search.many";
  private static final int DOCUMENTS = 3_000;

  /** Records of long ago would be deleted from their topics. */
  private static final long NOW = System.currentTimeMillis();

  @SuppressWarnings("NullAway.Init") // set by start
  private static TestCluster kafka;

  @SuppressWarnings("NullAway.Init") // set by start
  private static Deployment deployment;

  @SuppressWarnings("NullAway.Init") // set by start
  private static SearchServer node;

  @SuppressWarnings("NullAway.Init") // set by start
  private static ConnectWorker worker;

  @SuppressWarnings("NullAway.Init") // set by start
  private static RunningInstance instance;

  @BeforeAll
  static void start(TestCluster cluster) throws Exception {
    kafka = cluster;
    var builder =
        ConnectWorker.in(cluster.directory("search-connect"))
            .group("search-connect")
            .plugin(Plugins.directory("search"));
    worker = builder.launch(cluster.bootstrapServers());
    node = SearchServer.start(Servers.jars("search"), cluster.directory("search-node"));
    deployment = cluster.deployment("search");
    instance = deployment.start();
    try (var admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(new NewTopic(SINGLE, 1, (short) 1), new NewTopic(MANY, 2, (short) 1)))
          .all()
          .get();
    }
    deployment.ingest(Samples.all().stream().map(Samples.Sample::path).toArray(Path[]::new));
    api().awaitCaughtUp();
    worker.awaitReady();
    worker
        .rest()
        .put("search", configuration("search", deployment.applicationsTopic() + "," + SINGLE));
  }

  @AfterAll
  static void stop() {
    instance.close();
    worker.close();
    node.close();
  }

  @Test
  @Order(1)
  void theIndexHasTheLatestStateOfEachAttempt() {
    // The last states come to the topic up to a second after they are in the stores, and from there
    // to the index one batch after the other
    awaitAsserted(() -> assertDocuments(latest()));
    assertThat(applications().type("sparkVersion")).isEqualTo("keyword");
    assertThat(applications().type("options")).isEqualTo("keyword");
    assertThat(applications().type("startTime")).isEqualTo("date");
    assertThat(applications().type("tasksEnded")).isEqualTo("long");
  }

  private static Map<String, JsonNode> latest() {
    Map<String, JsonNode> latest = new TreeMap<>();
    Records.of(deployment, deployment.applicationsTopic())
        .all()
        .forEach(
            record -> latest.put(new String(record.key(), UTF_8), Records.json(record.value())));
    return latest;
  }

  private static void assertDocuments(Map<String, JsonNode> latest) {
    assertThat(latest).hasSameSizeAs(Attempts.all(api()));
    Map<String, JsonNode> documents = applications().documents();
    assertThat(documents).hasSameSizeAs(latest);
    latest.forEach(
        (key, state) -> {
          JsonNode document = documents.get(key);
          assertThat(document).as(key).isNotNull();
          for (Map.Entry<String, JsonNode> field : state.properties()) {
            if (!field.getKey().equals("options") && !field.getValue().isNull()) {
              assertThat(document.path(field.getKey())).isEqualTo(field.getValue());
            }
          }
          assertThat(document.path("options")).hasSameSizeAs(state.path("options"));
        });
  }

  @Test
  @Order(2)
  void applicationsByVersionAndByOptionAreThoseOfTheInventory() {
    Map<String, Long> byVersion = new TreeMap<>();
    for (JsonNode row : api().json("fleet/versions")) {
      byVersion.merge(row.path("spark").asText(), row.path("applications").asLong(), Long::sum);
    }
    assertThat(byVersion).hasSizeGreaterThan(2);
    awaitAsserted(
        () ->
            assertThat(applications().distinct("sparkVersion", "applicationId"))
                .isEqualTo(byVersion));

    String option = "spark.master";
    Map<String, Long> byValue = new TreeMap<>();
    api()
        .json("fleet/options/" + option + "?limit=1000")
        .path("items")
        .forEach(
            row ->
                byValue.put(
                    option + "=" + row.path("value").asText(), row.path("applications").asLong()));
    assertThat(byValue).isNotEmpty();
    awaitAsserted(
        () ->
            assertThat(applications().distinct("options", "applicationId"))
                .containsAllEntriesOf(byValue));
  }

  @Test
  @Order(3)
  void aTombstoneDeletesAndAnOlderRecordCoversNothing() throws Exception {
    // given
    send(SINGLE, "a", "{\"name\":\"new\"}", 2_000);
    send(SINGLE, "b", "{\"name\":\"lives\"}", 2_000);
    await("both", () -> applications().found("{\"terms\":{\"_id\":[\"a\",\"b\"]}}") == 2);

    // when
    send(SINGLE, "b", "{\"name\":\"old\"}", 1_000);
    send(SINGLE, "a", null, 3_000);

    // then
    await("no a", () -> applications().found("{\"terms\":{\"_id\":[\"a\"]}}") == 0);
    assertThat(applications().documents().get("b"))
        .isEqualTo(JSON.readTree("{\"name\":\"lives\"}"));
  }

  @Test
  @Order(4)
  void whatCanNeverBeWrittenIsADeadLetterAndInTheInbox() throws Exception {
    // given a value that is no JSON, one that the index can't take, and a record without a key
    send(SINGLE, "k", "no JSON", 0);
    send(SINGLE, "k", "{\"startTime\":\"yesterday\"}", 0);
    send(SINGLE, null, "{\"name\":\"nobody\"}", 0);
    send(SINGLE, "after", "{\"name\":\"after\"}", 0);

    // then
    await("the next", () -> applications().found("{\"terms\":{\"_id\":[\"after\"]}}") == 1);
    api()
        .await(
            "three groups",
            () -> api().json("deadletters/groups?connector=search").path("items").size() == 3);
    assertThat(api().json("deadletters/groups?connector=search").path("items"))
        .extracting(group -> group.path("stage").asText())
        .containsExactlyInAnyOrder("VALUE_CONVERTER", "TASK_PUT", "TASK_PUT");
    assertThat(Records.of(deployment, deployment.dlq("search")).all())
        .extracting(record -> new String(record.value(), UTF_8))
        .containsExactlyInAnyOrder(
            "no JSON", "{\"startTime\":\"yesterday\"}", "{\"name\":\"nobody\"}");
    assertThat(applications().found("{\"terms\":{\"_id\":[\"k\"]}}")).isZero();
  }

  @Test
  @Order(5)
  void nothingIsLostThoughTheNodeIsKilledWhileItIsWrittenTo() throws Exception {
    // given
    Map<String, String> settings = configuration("many", MANY);
    settings.put("index", "many");
    settings.put("tasks.max", "2");
    // Several requests for what Connect hands over at once
    settings.put("bulk.size.bytes", "4096");
    worker.rest().put("many", settings);
    worker.rest().awaitRunning("many", Api.PATIENCE);
    Map<String, JsonNode> expected = new TreeMap<>();
    try (var producer = producer()) {
      for (int n = 0; n < DOCUMENTS; n++) {
        write(producer, n, expected);
        if (n == DOCUMENTS / 2) {
          producer.flush();
          await("some are written", () -> many().found("{\"match_all\":{}}") > 0);
          node.kill();
        }
      }
    }
    assertThat(worker.rest().status("many").orElseThrow().isRunning()).isTrue();

    // when
    node = SearchServer.start(Servers.jars("search"), kafka.directory("search-node"), node.port());

    // then
    await("all of them", () -> many().documents().equals(expected));
    assertThat(worker.rest().status("many").orElseThrow().isRunning()).isTrue();
    assertThat(applications().distinct("sparkVersion", "applicationId")).isNotEmpty();
  }

  /** Each twice, and every fifth deleted after all. */
  private static void write(
      KafkaProducer<String, String> producer, int n, Map<String, JsonNode> expected)
      throws Exception {
    String id = "app-%05d".formatted(n);
    String state = "{\"applicationId\":\"%s\",\"tasksEnded\":%d}".formatted(id, n);
    queue(producer, id, "{\"applicationId\":\"%s\"}".formatted(id), 1);
    queue(producer, id, state, 2);
    if (n % 5 == 0) {
      queue(producer, id, null, 3);
    } else {
      expected.put(id, JSON.readTree(state));
    }
  }

  private static void queue(
      KafkaProducer<String, String> producer, String key, @Nullable String value, long time) {
    // Closing the producer waits for all of them
    var unused = producer.send(new ProducerRecord<>(MANY, null, NOW + time, key, value));
  }

  private static void send(String topic, @Nullable String key, @Nullable String value, long time)
      throws Exception {
    try (var producer = producer()) {
      producer.send(new ProducerRecord<>(topic, null, NOW + time, key, value)).get();
    }
  }

  private static KafkaProducer<String, String> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers()),
        new StringSerializer(),
        new StringSerializer());
  }

  private static SearchIndex applications() {
    return new SearchIndex(node.url(), "tidewatch-applications");
  }

  private static SearchIndex many() {
    return new SearchIndex(node.url(), "many");
  }

  private static void await(String what, Callable<Boolean> condition) {
    // The node may be away, or have no such index yet
    Awaitility.await(what).atMost(Api.PATIENCE).ignoreExceptions().until(condition);
  }

  private static void awaitAsserted(ThrowingRunnable assertion) {
    Awaitility.await().atMost(Api.PATIENCE).ignoreExceptions().untilAsserted(assertion);
  }

  private static Map<String, String> configuration(String connector, String topics) {
    Map<String, String> configuration =
        TolerantSink.configuration(
            connector, "dev.tidewatch.connect.search.SearchSinkConnector", topics);
    configuration.put("errors.deadletterqueue.topic.name", deployment.dlq(connector));
    configuration.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
    configuration.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
    configuration.put("value.converter.schemas.enable", "false");
    configuration.put("urls", node.url().toString());
    configuration.put("index.create", "true");
    configuration.put("retry.backoff.ms", "500");
    configuration.put("consumer.override.auto.offset.reset", "earliest");
    return configuration;
  }

  private static Api api() {
    return instance.api();
  }
}
