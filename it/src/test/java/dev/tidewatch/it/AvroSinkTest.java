package dev.tidewatch.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidewatch.it.connect.ConnectCli;
import dev.tidewatch.it.connect.Plugins;
import dev.tidewatch.it.connect.Servers;
import dev.tidewatch.local.connect.ConnectWorker;
import dev.tidewatch.local.search.SearchServer;
import dev.tidewatch.registry.GenericAvroDeserializer;
import dev.tidewatch.registry.RegistryClient;
import dev.tidewatch.registry.RegistryTimeouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The way of an application into a search index where instances have a schema registry: a real
 * instance writes Avro, a real worker reads it with the project's converter and the shipped file of
 * the search sink, real OpenSearch keeps it. Ordered: the registry is away at first.
 */
@ExtendWith(SharedKafka.class)
@TestMethodOrder(OrderAnnotation.class)
class AvroSinkTest {

  private static final JsonMapper JSON = new JsonMapper();

  @SuppressWarnings("NullAway.Init") // set by start
  private static RegistryBehindLink registry;

  @SuppressWarnings("NullAway.Init") // set by start
  private static Deployment deployment;

  @SuppressWarnings("NullAway.Init") // set by start
  private static SearchServer node;

  @SuppressWarnings("NullAway.Init") // set by start
  private static ConnectWorker worker;

  @SuppressWarnings("NullAway.Init") // set by start
  private static RunningInstance instance;

  @BeforeAll
  static void start(TestCluster cluster) {
    registry = new RegistryBehindLink(cluster.directory("avro-sink-registry"));
    worker =
        ConnectWorker.in(cluster.directory("avro-sink-connect"))
            .group("avro-sink-connect")
            .plugin(Plugins.directory("search"))
            .plugin(Plugins.directory("avro"))
            .launch(cluster.bootstrapServers());
    node = SearchServer.start(Servers.jars("search"), cluster.directory("avro-sink-node"));
    deployment = cluster.deployment("avro-sink").with("schema.registry.url=" + registry.direct());
    instance = deployment.start();
    deployment.ingest(Samples.logs());
    api().awaitCaughtUp();
    worker.awaitReady();
  }

  @AfterAll
  static void stop() {
    instance.close();
    worker.close();
    node.close();
    registry.close();
  }

  @Test
  @Order(1)
  void whileTheRegistryIsDownTheSinkWaitsAndMakesNoDeadLetters() throws Exception {
    // given
    registry.cut();
    ConnectCli applied = apply();
    assertThat(applied.status()).as(applied.printed()).isZero();
    await("the task has tried twice", () -> attempts() >= 2);

    // then
    assertThat(worker.rest().status("search-applications").orElseThrow().isRunning()).isTrue();
    assertThat(deadLetters()).isEmpty();

    // and when it is back, nothing is missing
    registry.mend();
    await("all documents", () -> index().documents().size() == latest().size());
    assertThat(deadLetters()).isEmpty();
  }

  @Test
  @Order(2)
  void theIndexHasTheLatestStateOfEachAttempt() {
    await("as the topic has them", () -> index().documents().equals(latest()));
    Map<String, JsonNode> latest = latest();
    assertThat(latest).hasSameSizeAs(Samples.all());
    // Both with a value and without, so that it shows how either is written
    for (String nullable : List.of("attemptId", "endTime")) {
      assertThat(latest.values()).anyMatch(state -> state.has(nullable));
      assertThat(latest.values()).anyMatch(state -> !state.has(nullable));
    }
    assertThat(index().type("startTime")).isEqualTo("date");
    assertThat(index().type("tasksEnded")).isEqualTo("long");
  }

  @Test
  @Order(3)
  void documentsSayWhatTheApiSays() {
    Map<String, JsonNode> documents = new TreeMap<>();
    index().documents().values().forEach(each -> documents.put(name(each), each));
    int compared = 0;
    for (JsonNode application : api().json("applications")) {
      for (JsonNode attempt : application.path("attempts")) {
        String id = application.path("id").asText() + "/" + attempt.path("attemptId").asText("");
        JsonNode document = documents.get(id);
        assertThat(document).as(id).isNotNull();
        assertThat(document.path("name")).isEqualTo(application.path("name"));
        assertThat(document.path("user")).isEqualTo(attempt.path("sparkUser"));
        assertThat(document.path("sparkVersion")).isEqualTo(attempt.path("appSparkVersion"));
        assertThat(document.path("completed")).isEqualTo(attempt.path("completed"));
        assertThat(document.path("startTime")).isEqualTo(attempt.path("startTimeEpoch"));
        assertThat(document.has("endTime")).isEqualTo(attempt.path("completed").asBoolean());
        compared++;
      }
    }
    assertThat(compared).isEqualTo(documents.size());
  }

  @Test
  @Order(4)
  void aTombstoneDeletesAndWhatIsNoAvroIsADeadLetter() throws Exception {
    // given
    ConsumerRecord<byte[], byte[]> any = records().get(0);
    send("twin", any.value());
    await("the twin", () -> index().documents().containsKey("twin"));

    // when
    send("poison", "{\"name\":\"JSON\"}".getBytes(UTF_8));
    send("twin", null);

    // then
    await("no twin", () -> !index().documents().containsKey("twin"));
    await("a dead letter", () -> deadLetters().size() == 1);
    assertThat(deadLetters().get(0).value()).asString(UTF_8).isEqualTo("{\"name\":\"JSON\"}");
    assertThat(index().documents()).doesNotContainKey("poison");
  }

  @Test
  @Order(5)
  void aRegistryThatGoesDownLaterIsNotMissed() throws Exception {
    registry.cut();
    send("later", records().get(0).value());

    await("the document", () -> index().documents().containsKey("later"));
    assertThat(deadLetters()).hasSize(1);
  }

  private static ConnectCli apply() {
    Path file =
        Path.of(System.getProperty("tidewatch.root"))
            .resolve("deploy/connect/connectors/search-sink.json");
    return ConnectCli.run(
        Stream.of(
            "apply",
            file.toString(),
            "--url",
            worker.url().toString(),
            "applications.topic=" + deployment.applicationsTopic(),
            "applications.converter=dev.tidewatch.connect.avro.RegistryAvroConverter",
            "applications.registry=" + registry.linked(),
            "search.urls=" + node.url(),
            "search.tasks=1",
            "search.index=avro-sink",
            "search.deadletter.topic=" + deployment.dlq("search"),
            "replication.factor=1"));
  }

  private static long attempts() throws IOException {
    return Files.readString(worker.log())
        .lines()
        .filter(line -> line.contains("has to wait for its schema"))
        .count();
  }

  private static List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    return Records.of(deployment, deployment.dlq("search")).all();
  }

  private static List<ConsumerRecord<byte[], byte[]>> records() {
    return Records.of(deployment, deployment.applicationsTopic()).all();
  }

  /** The latest value of each key, as the documents are to be: without nulls. */
  private static Map<String, JsonNode> latest() {
    GenericAvroDeserializer reader =
        new GenericAvroDeserializer(
            new RegistryClient(
                List.of(registry.direct()), Optional.empty(), RegistryTimeouts.DEFAULT));
    Map<String, JsonNode> latest = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records()) {
      Object value = reader.deserialize(record.topic(), record.value());
      latest.put(new String(record.key(), UTF_8), document(String.valueOf(value)));
    }
    return latest;
  }

  private static JsonNode document(String avro) {
    try {
      Map<String, @Nullable Object> fields = new TreeMap<>();
      for (Map.Entry<String, JsonNode> field : JSON.readTree(avro).properties()) {
        if (!field.getValue().isNull()) {
          fields.put(field.getKey(), field.getValue());
        }
      }
      JsonNode options = JSON.valueToTree(fields.get("options"));
      fields.put(
          "options",
          options.properties().stream()
              .map(option -> option.getKey() + "=" + option.getValue().asText())
              .sorted()
              .toList());
      // Through text, so that numbers are of the type that a reader of the index has
      return JSON.readTree(JSON.writeValueAsString(fields));
    } catch (IOException e) {
      throw new AssertionError(avro, e);
    }
  }

  private static String name(JsonNode document) {
    return document.path("applicationId").asText() + "/" + document.path("attemptId").asText("");
  }

  private static void send(String key, byte @Nullable [] value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", deployment.bootstrap()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(deployment.applicationsTopic(), key.getBytes(UTF_8), value))
          .get();
    }
  }

  private static void await(String what, Callable<Boolean> condition) {
    // The index may not be there yet
    Awaitility.await(what).atMost(Api.PATIENCE).ignoreExceptions().until(condition);
  }

  private static SearchIndex index() {
    return new SearchIndex(node.url(), "avro-sink");
  }

  private static Api api() {
    return instance.api();
  }
}
