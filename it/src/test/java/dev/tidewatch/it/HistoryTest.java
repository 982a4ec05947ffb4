package dev.tidewatch.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.it.connect.Plugins;
import dev.tidewatch.it.connect.Servers;
import dev.tidewatch.local.connect.ConnectWorker;
import dev.tidewatch.local.connect.TolerantSink;
import dev.tidewatch.local.hbase.HBaseServer;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The way of an application into the history and back: event log, topology, output topic, HBase
 * sink in a real Connect, real HBase, HTTP API. Ordered: the last test kills HBase.
 */
@ExtendWith(SharedKafka.class)
@TestMethodOrder(OrderAnnotation.class)
class HistoryTest {

  private static final String HISTORY = "/api/v1/fleet/history";

  @SuppressWarnings("NullAway.Init") // set by start
  private static Deployment deployment;

  @SuppressWarnings("NullAway.Init") // set by start
  private static TestCluster kafka;

  @SuppressWarnings("NullAway.Init") // set by start
  private static HBaseServer hbase;

  @SuppressWarnings("NullAway.Init") // set by start
  private static ConnectWorker worker;

  @SuppressWarnings("NullAway.Init") // set by start
  private static RunningInstance instance;

  @BeforeAll
  static void start(TestCluster cluster) throws Exception {
    kafka = cluster;
    var builder =
        ConnectWorker.in(cluster.directory("past-connect"))
            .group("past-connect")
            .plugin(Plugins.directory("hbase"));
    worker = builder.launch(cluster.bootstrapServers());
    hbase = HBaseServer.start(Servers.jars("hbase"), cluster.directory("past-hbase"));
    deployment =
        cluster.deployment("past").with("history.hbase.zookeeper.quorum=" + hbase.zooKeeper());
    instance = deployment.start();
    try (var admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic("past.poison", 1, (short) 1))).all().get();
    }
    deployment.ingest(Samples.all().stream().map(Samples.Sample::path).toArray(Path[]::new));
    api().awaitCaughtUp();
    worker.awaitReady();
  }

  @AfterAll
  static void stop() {
    instance.close();
    worker.close();
    hbase.close();
  }

  @Test
  @Order(1)
  void aTableThatIsNotThereIsSaid() {
    // The first question of all connects: on a busy machine that may take longer than it has
    Awaitility.await()
        .atMost(Api.PATIENCE)
        .untilAsserted(
            () -> {
              HttpAnswer answer = api().get(HISTORY + "?user=nobody");
              assertThat(answer.status()).isEqualTo(503);
              assertThat(answer.json().path("detail").asText())
                  .contains("no table tidewatch_applications", "history.hbase.table");
            });
  }

  @Test
  @Order(2)
  void theHistoryIsWhatTheStoresKnow() throws Exception {
    // when
    worker.rest().put("past", configuration());
    int attempts = Attempts.all(api()).size();
    List<String> completed = api().json("applications").findValuesAsText("completed");
    long ended = completed.stream().filter("true"::equals).count();

    // then all of them are there in their latest state, however they are paged
    Awaitility.await()
        .atMost(Api.PATIENCE)
        .untilAsserted(
            () -> {
              List<JsonNode> known = known();
              assertThat(known).hasSize(attempts);
              assertThat(known)
                  .filteredOn(each -> each.path("completed").asBoolean())
                  .hasSize((int) ended);
              assertRows(all("?limit=4"), known);
            });
  }

  private static void assertRows(List<JsonNode> rows, List<JsonNode> known) {
    assertThat(rows).hasSameSizeAs(known);
    Map<String, JsonNode> byAttempt = new TreeMap<>();
    known.forEach(attempt -> byAttempt.put(name(attempt), attempt));
    for (JsonNode row : rows) {
      JsonNode attempt = byAttempt.get(name(row));
      assertThat(attempt).as("%s", row).isNotNull();
      assertThat(row.path("user")).isEqualTo(attempt.path("user"));
      assertThat(row.path("name")).isEqualTo(attempt.path("name"));
      assertThat(row.path("sparkVersion")).isEqualTo(attempt.path("sparkVersion"));
      assertThat(row.path("completed")).isEqualTo(attempt.path("completed"));
      assertThat(millis(row, "startTime")).isEqualTo(attempt.path("startTime").asLong());
      assertThat(row.has("options")).isFalse();
    }
  }

  @Test
  @Order(3)
  void aUsersApplicationsComeTheNewestFirstWithinTheTimesThatAreAskedFor() {
    String user = known().get(0).path("user").asText();
    List<JsonNode> mine =
        known().stream()
            .filter(attempt -> attempt.path("user").asText().equals(user))
            .sorted(Comparator.comparing((JsonNode each) -> -each.path("startTime").asLong()))
            .toList();
    List<String> expected = mine.stream().map(HistoryTest::name).toList();
    String question = "?limit=3&user=" + encoded(user);
    assertThat(all(question)).extracting(HistoryTest::name).isEqualTo(expected);

    // The first of the page is the last that started before, the last one started just then.
    long to = mine.get(0).path("startTime").asLong();
    long from = mine.get(mine.size() - 1).path("startTime").asLong();
    assertThat(all(question + "&from=" + from + "&to=" + to))
        .extracting(HistoryTest::name)
        .isEqualTo(expected.subList(1, expected.size()));
    assertThat(all(question + "&from=" + (from + 1)))
        .extracting(HistoryTest::name)
        .isEqualTo(expected.subList(0, expected.size() - 1));
    assertThat(all("?from=" + (from + 1) + "&to=" + to)).hasSize(known().size() - 2);
    assertThat(all("?user=" + encoded(user + "x"))).isEmpty();
  }

  @Test
  @Order(3)
  void applicationsAreFoundByNameWithTheirOptions() {
    JsonNode wanted = known().get(0);
    List<JsonNode> found = all("?options=true&name=" + encoded(wanted.path("name").asText()));
    assertThat(found).isNotEmpty();
    assertThat(found)
        .allSatisfy(
            row -> {
              assertThat(row.path("name")).isEqualTo(wanted.path("name"));
              assertThat(row.path("options").path("spark.app.name")).isEqualTo(wanted.path("name"));
            });
  }

  @Test
  @Order(3)
  void wrongQuestionsSaySo() {
    assertProblem("?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "from: expected a time");
    assertProblem("?cursor=none", "cursor: expected the next of a page");
    String next = page("?limit=1").json().path("next").asText();
    assertProblem("?user=somebody.else&cursor=" + next, "cursor: expected the next of a page");
    assertProblem("?from=yesterday", "expected a time such as");
    assertProblem("?limit=0", "limit");
  }

  private static void assertProblem(String query, String words) {
    HttpAnswer answer = api().get(HISTORY + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().path("detail").asText()).contains(words);
  }

  @Test
  @Order(4)
  void whatTheSinkCannotWriteIsInTheInbox() throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>("past.poison", "k", "no JSON")).get();
      producer
          .send(
              new ProducerRecord<>(
                  "past.poison",
                  "k",
                  "{\"user\":\"u\",\"startTime\":\"x\",\"applicationId\":\"a\"}"))
          .get();
    }
    api()
        .await(
            "two groups",
            () -> api().json("deadletters/groups?connector=past").path("items").size() == 2);
    assertThat(api().json("deadletters/groups?connector=past").path("items"))
        .extracting(group -> group.path("stage").asText())
        .containsExactlyInAnyOrder("VALUE_CONVERTER", "TASK_PUT");
  }

  @Test
  @Order(5)
  void withoutHBaseThisRouteAloneIsUnavailableUntilItIsBack() {
    int before = all("").size();
    hbase.kill();

    HttpAnswer down = api().get(HISTORY);
    assertThat(down.status()).as(down.body()).isEqualTo(503);
    assertThat(down.header("Retry-After")).isNotEmpty();
    assertThat(down.json().path("detail").asText()).startsWith("HBase does not answer");
    assertThat(api().get("/api/v1/applications?limit=1").status()).isEqualTo(200);
    assertThat(api().get("/health/ready").status()).isEqualTo(200);

    hbase =
        HBaseServer.start(
            Servers.jars("hbase"), kafka.directory("past-hbase"), hbase.zooKeeperPort());
    api()
        .await(
            "the history is back",
            () -> {
              HttpAnswer answer = api().get(HISTORY + "?limit=1000");
              return answer.status() == 200 && answer.json().path("items").size() == before;
            });
  }

  private static List<JsonNode> all(String query) {
    List<JsonNode> rows = new ArrayList<>();
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      String more = cursor.get().isEmpty() ? "" : "cursor=" + cursor.get();
      String glue = more.isEmpty() ? "" : query.isEmpty() ? "?" : "&";
      HttpAnswer answer = page(query + glue + more);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      answer.json().path("items").forEach(rows::add);
      cursor = Optional.ofNullable(answer.json().path("next").textValue());
    }
    return rows;
  }

  /** Asks again while HBase takes longer than a question has, as on a busy machine. */
  private static HttpAnswer page(String query) {
    return Awaitility.await("the history answers")
        .atMost(Api.PATIENCE)
        .until(() -> api().get(HISTORY + query), answer -> answer.status() != 503);
  }

  /** The attempts that the output topic has said a user and a start of. */
  private static List<JsonNode> known() {
    Map<String, JsonNode> latest = new TreeMap<>();
    Records.of(deployment, deployment.applicationsTopic())
        .values()
        .forEach(attempt -> latest.put(name(attempt), attempt));
    return latest.values().stream()
        .filter(each -> each.hasNonNull("user") && each.hasNonNull("startTime"))
        .toList();
  }

  private static String name(JsonNode attempt) {
    return attempt.path("applicationId").asText() + "/" + attempt.path("attemptId").asText("");
  }

  private static long millis(JsonNode row, String field) {
    return Instant.parse(row.path(field).asText()).toEpochMilli();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static Map<String, String> configuration() {
    Map<String, String> configuration =
        TolerantSink.configuration(
            "past",
            "dev.tidewatch.connect.hbase.HBaseSinkConnector",
            deployment.applicationsTopic() + ",past.poison");
    configuration.put("errors.deadletterqueue.topic.name", deployment.dlq("sink"));
    configuration.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
    configuration.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
    configuration.put("value.converter.schemas.enable", "false");
    configuration.put("hbase.zookeeper.quorum", hbase.zooKeeper());
    configuration.put("table.create", "true");
    configuration.put("retry.backoff.ms", "500");
    configuration.put("consumer.override.auto.offset.reset", "earliest");
    return configuration;
  }

  private static Api api() {
    return instance.api();
  }
}
