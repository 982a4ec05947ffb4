package dev.tidewatch.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.it.deadletter.SharedConnect;
import dev.tidewatch.local.connect.ConnectRest;
import dev.tidewatch.local.connect.ConnectWorker;
import dev.tidewatch.local.connect.TolerantSink;
import dev.tidewatch.local.connect.warehouse.WarehouseSinkConnector;
import dev.tidewatch.local.kafka.Ports;
import dev.tidewatch.local.process.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters are sent again: once, to where they failed, whatever happens on the way. */
@ExtendWith({SharedKafka.class, SharedConnect.class})
class RedrivesTest {

  private static final String GROUPS = "deadletters/groups";
  private static final String PREFIX = "__connect.errors.";
  private static final int ORDERS = 6;

  @Test
  void aConnectorThatIsMendedGetsItsRecordsAgainAndItsGroupIsEmpty(
      TestCluster cluster, ConnectWorker worker, @TempDir Path directory) throws Exception {
    Deployment deployment =
        cluster.deployment("mend").with("deadletter.topics.pattern=dlq[.]mend-.*");
    ConnectRest rest = worker.rest();
    Path shelf = directory.resolve("shelf");
    Map<String, String> settings =
        TolerantSink.configuration(
            "mend-sink", WarehouseSinkConnector.class.getName(), "mend-orders");
    settings.put(WarehouseSinkConnector.RATES, Ports.HOST + ":" + Ports.free(1).get(0));
    settings.put(WarehouseSinkConnector.FILE, shelf.toString());
    createTopic(deployment, "mend-orders", 1);
    for (int i = 0; i < ORDERS; i++) {
      send(
          deployment,
          new ProducerRecord<>(
              "mend-orders",
              0,
              utf8("A-" + i),
              utf8(
                  """
                  {"order": "A-%d", "due": "2026-11-26", "pieces": 12, "boxes": %d, "price": 2,\
                   "currency": "EUR"}"""
                      .formatted(i, i % 2))));
    }
    rest.put("mend-sink", settings);
    try (RunningInstance instance = deployment.start()) {
      Api api = instance.api();
      // given a group with the three records that failed, by their positions
      api.await("the dead letters", () -> count(api, "mend-sink") == ORDERS / 2);
      JsonNode group = group(api, "mend-sink");
      assertThat(group.path("rootCauseClass").asText()).isEqualTo("java.lang.ArithmeticException");
      assertThat(group.path("waiting").asInt()).isEqualTo(ORDERS / 2);
      String path = GROUPS + "/" + group.path("fingerprint").asText();
      assertThat(api.json(path + "/records").path("items"))
          .extracting(record -> record.path("originOffset").asInt())
          .containsExactly(4, 2, 0);

      // when it is rehearsed, nothing is sent
      // Who reads the target, and all of the group, are told as far as there is time to find out.
      await()
          .atMost(Api.PATIENCE)
          .untilAsserted(
              () -> {
                HttpAnswer rehearsed = api.command("POST", path + "/redrive", "{}");
                assertThat(rehearsed.status()).as(rehearsed.body()).isEqualTo(200);
                assertThat(rehearsed.json().path("complete").asBoolean()).isTrue();
                assertThat(rehearsed.json().path("records").asInt()).isEqualTo(3);
                assertThat(rehearsed.json().path("consumerGroups"))
                    .extracting(JsonNode::asText)
                    .containsExactly("connect-mend-sink");
                assertThat(rehearsed.json().path("warnings").get(0).asText())
                    .contains("All consumer groups", "connect-mend-sink");
              });
      assertThat(read(deployment, "mend-orders")).hasSize(ORDERS);

      // and when it is sent while the bug is there, it fails again, and that is said
      JsonNode first = redrive(api, path, "{\"dryRun\": false, \"note\": \"too early\"}");
      api.await("the loop", () -> group(api, "mend-sink").path("returned").asInt() == 3);
      assertThat(group(api, "mend-sink").path("alerts"))
          .extracting(JsonNode::asText)
          .contains("REDRIVE_LOOP");
      api.await(
          "what came back",
          () ->
              api.json(path + "/redrives/" + first.path("id").asText()).path("returned").asInt()
                  == 3);
      assertThat(read(deployment, "mend-orders")).hasSize(ORDERS + 3);

      // and when the bug is mended and the group said to be resolved
      settings.put(WarehouseSinkConnector.FIXED, "true");
      rest.change("mend-sink", settings, Api.PATIENCE);
      JsonNode second = redrive(api, path, "{\"dryRun\": false}");
      assertThat(second.path("sent").asInt()).as("those that came back").isEqualTo(3);
      await().atMost(Api.PATIENCE).untilAsserted(() -> assertThat(shelf).content().contains("A-4"));
      assertThat(group(api, "mend-sink").path("waiting").asInt()).isZero();
      assertThat(items(api, "?waiting=true&connector=mend-sink")).isEmpty();
      HttpAnswer resolved =
          api.command("PATCH", path, "{\"state\": \"RESOLVED\", \"note\": \"version 2\"}");
      assertThat(resolved.status()).as(resolved.body()).isEqualTo(200);
      assertThat(resolved.json().path("applied").asBoolean()).isTrue();

      // then every order is on the shelf and no dead letter has come
      assertThat(Files.readAllLines(shelf))
          .allSatisfy(line -> assertThat(line).isNotBlank())
          .hasSize(ORDERS);
      assertThat(count(api, "mend-sink")).isEqualTo(6);
      assertThat(group(api, "mend-sink").path("state").asText()).isEqualTo("RESOLVED");
      assertThat(group(api, "mend-sink").path("alerts")).isEmpty();

      // and nothing is left to send, unless forced
      JsonNode third = redrive(api, path, "{\"dryRun\": false}");
      assertThat(third.path("sent").asInt()).isZero();
      assertThat(third.path("skipped").get(0).path("reason").asText()).isEqualTo("SENT_BEFORE");
      assertThat(third.path("skipped").get(0).path("count").asInt()).isEqualTo(6);
      assertThat(read(deployment, "mend-orders")).hasSize(ORDERS + 6);
      // and the audit has all of it
      assertThat(read(deployment, deployment.name() + ".commands"))
          .extracting(record -> new String(record.value(), UTF_8))
          .anyMatch(command -> command.contains("\"note\":\"too early\""))
          .anyMatch(command -> command.contains("\"kind\":\"RESOLVE\""));
    } finally {
      rest.delete("mend-sink");
    }
  }

  @Test
  void anInstanceKilledInTheMiddleGoesOnAndSendsEachRecordOnce(
      TestCluster cluster, @TempDir Path directory) throws Exception {
    int letters = 3_000;
    Deployment deployment = cluster.deployment("killed-redrive");
    createTopic(deployment, "killed-orders", 3);
    createTopic(deployment, deployment.dlq("orders"), 2);
    fail(deployment, letters);
    Path state = deployment.state("state");
    Path log = directory.resolve("instance.log");
    String path;
    String id;
    JavaProcess first = deployment.launch(state, log);
    try {
      Api api = RunningInstance.apiOf(first);
      api.await("the dead letters", () -> count(api, "sink") == letters);
      path = GROUPS + "/" + group(api, "sink").path("fingerprint").asText();
      id =
          api.command("POST", path + "/redrive", "{\"dryRun\": false, \"perSecond\": 250}")
              .json()
              .path("id")
              .asText();
      String redrive = path + "/redrives/" + id;
      api.await("the middle", () -> api.json(redrive).path("sent").asInt() >= 500);
    } finally {
      first.kill();
    }
    int before = read(deployment, "killed-orders").size();
    assertThat(before).as("it was killed in the middle").isBetween(500, letters - 1);

    try (JavaProcess second = deployment.launch(state, log)) {
      Api api = RunningInstance.apiOf(second);
      api.await("the end", () -> status(api, path + "/redrives/" + id).equals("DONE"));
      JsonNode done = api.json(path + "/redrives/" + id);
      assertThat(done.path("sent").asInt()).isEqualTo(letters);
      assertThat(group(api, "sink").path("waiting").asInt()).isZero();
    }
    List<ConsumerRecord<byte[], byte[]>> sent = read(deployment, "killed-orders");
    assertThat(sent)
        .extracting(record -> new String(record.key(), UTF_8))
        .hasSize(letters)
        .doesNotHaveDuplicates();
    assertThat(sent)
        .allSatisfy(
            record ->
                assertThat(record.partition())
                    .isEqualTo(Integer.parseInt(new String(record.key(), UTF_8)) % 3));
  }

  @Test
  void commandsThatCannotBeMeantAreRefusedWithWhatToDo(TestCluster cluster) throws Exception {
    Deployment deployment = cluster.deployment("refused");
    createTopic(deployment, "killed-orders-refused", 1);
    createTopic(deployment, deployment.dlq("orders"), 1);
    fail(deployment, 400);
    try (RunningInstance instance = deployment.start()) {
      Api api = instance.api();
      api.await("the dead letters", () -> count(api, "sink") == 400);
      String path = GROUPS + "/" + group(api, "sink").path("fingerprint").asText();
      String redrive = path + "/redrive";
      assertProblem(api, redrive, "{\"dryrun\": false}", 400, "There is no member \"dryrun\"");
      assertProblem(api, redrive, "{\"dryRun\": \"false\"}", 400, "\"dryRun\"");
      assertProblem(api, redrive, "{\"dryRun\": true, \"dryRun\": false}", 400, "twice");
      assertProblem(api, redrive, "{\"perSecond\": 0}", 400, "\"perSecond\"");
      assertProblem(api, redrive, "{\"target\": \"no-such\"}", 400, "exists");
      assertProblem(api, redrive, "{\"target\": \"__consumer_offsets\"}", 400, "keeps for itself");
      assertProblem(
          api, redrive, "{\"target\": \"" + deployment.dlq("orders") + "\"}", 400, "dead letters");
      assertProblem(api, redrive, "{\"positions\": []}", 400, "\"positions\"");
      assertProblem(
          api,
          redrive,
          "{\"positions\": [{\"topic\": \"other\", \"partition\": 0, \"offset\": 1}]}",
          400,
          "deadletter.topics.pattern");
      assertProblem(api, redrive, "[1]", 400, "no JSON object");
      assertProblem(api, redrive, "{", 400, "no JSON");
      assertThat(api.send("POST", "/api/v1/" + redrive).status()).isEqualTo(415);
      assertProblem(api, GROUPS + "/" + "0".repeat(32) + "/redrive", "{}", 404, "no group");

      // One that takes long, since no other begins before it is over.
      HttpAnswer slow =
          api.command(
              "POST",
              redrive,
              "{\"dryRun\": false, \"perSecond\": 5, \"target\": \"killed-orders-refused\"}");
      assertThat(slow.json().path("status").asText()).as(slow.body()).isEqualTo("RUNNING");
      String id = slow.json().path("id").asText();
      assertProblem(api, redrive, "{\"dryRun\": false}", 409, id);
      HttpAnswer cancelled = api.command("POST", path + "/redrives/" + id + "/cancel", "{}");
      assertThat(cancelled.json().path("status").asText())
          .as(cancelled.body())
          .isEqualTo("CANCELLED");
      int sent = cancelled.json().path("sent").asInt();
      assertThat(sent).isBetween(0, 100);
      assertThat(read(deployment, "killed-orders-refused")).hasSize(sent);

      // What was sent stays so, and the next one goes on with the rest.
      JsonNode rest =
          redrive(
              api,
              path,
              "{\"dryRun\": false, \"perSecond\": 100000, \"target\": \"killed-orders-refused\"}");
      assertThat(rest.path("sent").asInt()).isEqualTo(400 - sent);
      assertThat(read(deployment, "killed-orders-refused")).hasSize(400);
      assertThat(api.command("PATCH", path, "{\"state\": \"GONE\"}").status()).isEqualTo(400);
      assertThat(
              api.command(
                      "PATCH", path, "{\"state\": \"MUTED\", \"until\": \"2020-01-01T00:00:00Z\"}")
                  .json()
                  .path("detail")
                  .asText())
          .contains("in the future");
    }
  }

  private static void assertProblem(Api api, String path, String body, int status, String detail) {
    HttpAnswer answer = api.command("POST", path, body);
    assertThat(answer.status()).as("%s: %s", body, answer.body()).isEqualTo(status);
    assertThat(answer.json().path("detail").asText()).contains(detail);
  }

  /** Sends and waits for the end. */
  private static JsonNode redrive(Api api, String group, String body) {
    HttpAnswer begun = api.command("POST", group + "/redrive", body);
    assertThat(begun.status()).as(begun.body()).isEqualTo(200);
    String redrive = group + "/redrives/" + begun.json().path("id").asText();
    api.await("the end", () -> status(api, redrive).equals("DONE"));
    return api.json(redrive);
  }

  private static String status(Api api, String redrive) {
    HttpAnswer answer = api.get("/api/v1/" + redrive);
    return answer.status() == 200 ? answer.json().path("status").asText() : "";
  }

  private static JsonNode items(Api api, String query) {
    return api.json(GROUPS + query).path("items");
  }

  private static JsonNode group(Api api, String connector) {
    JsonNode groups = items(api, "?connector=" + connector);
    assertThat(groups).hasSize(1);
    return groups.get(0);
  }

  private static int count(Api api, String connector) {
    HttpAnswer answer = api.get("/api/v1/" + GROUPS + "?connector=" + connector);
    return answer.status() == 200 ? answer.json().path("items").path(0).path("count").asInt() : -1;
  }

  private static void createTopic(Deployment deployment, String topic, int partitions)
      throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", deployment.bootstrap()))) {
      admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
      await()
          .ignoreExceptions()
          .until(() -> admin.describeTopics(Set.of(topic)).allTopicNames().get().size() == 1);
    }
  }

  /** Dead letters of one bug; the key of each tells the partition that it failed in. */
  private static void fail(Deployment deployment, int letters) throws Exception {
    var bytes = new ByteArraySerializer();
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", deployment.bootstrap()), bytes, bytes)) {
      for (int i = 0; i < letters; i++) {
        var record =
            new ProducerRecord<>(deployment.dlq("orders"), utf8(String.valueOf(i)), utf8("order"));
        record.headers().add(PREFIX + "connector.name", utf8("sink"));
        record.headers().add(PREFIX + "topic", utf8("killed-orders"));
        record.headers().add(PREFIX + "partition", utf8(String.valueOf(i % 3)));
        record.headers().add(PREFIX + "offset", utf8(String.valueOf(i)));
        record.headers().add(PREFIX + "exception.message", utf8("no room for " + i));
        var unused = producer.send(record);
      }
      producer.flush();
    }
  }

  private static void send(Deployment deployment, ProducerRecord<byte[], byte[]> record)
      throws Exception {
    var bytes = new ByteArraySerializer();
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", deployment.bootstrap()), bytes, bytes)) {
      producer.send(record).get();
    }
  }

  /** What whoever reads whole transactions alone sees of a topic. */
  private static List<ConsumerRecord<byte[], byte[]>> read(Deployment deployment, String topic) {
    Properties settings = new Properties();
    settings.setProperty("bootstrap.servers", deployment.bootstrap());
    settings.setProperty("isolation.level", "read_committed");
    var bytes = new ByteArrayDeserializer();
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
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

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
