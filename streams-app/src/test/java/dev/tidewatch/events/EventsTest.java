package dev.tidewatch.events;

import static dev.tidewatch.http.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.http.Route;
import dev.tidewatch.http.TestServer;
import dev.tidewatch.testkit.EmbeddedBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes from a topic of a real broker to clients of real servers. */
class EventsTest {

  private static final int PARTITIONS = 2;
  private static final EmbeddedBroker BROKER = EmbeddedBroker.shared();

  private final String topic = "events-" + UUID.randomUUID();
  private final List<AutoCloseable> toClose = new ArrayList<>();
  private final AtomicBoolean unreachable = new AtomicBoolean();
  private final Admin admin = BROKER.admin();

  /** A tail and its server. */
  private record Node(TestServer server, SimpleMeterRegistry meters) {}

  @BeforeAll
  static void patience() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
  }

  @BeforeEach
  void create() {
    createTopic();
  }

  @AfterEach
  void close() throws Exception {
    for (int i = toClose.size() - 1; i >= 0; i--) {
      toClose.get(i).close();
    }
    admin.close();
  }

  @Test
  void aChangeIsSentToWhoListensOnceItIsCommitted() throws Exception {
    // given
    EventStream client = listen(start());
    try (Producer<byte[], byte[]> producer = transactional()) {
      producer.beginTransaction();
      producer.send(record(0, "a", "aborted")).get();
      producer.flush();
      producer.abortTransaction();

      // when
      producer.beginTransaction();
      producer.send(record(0, "a", "1")).get();
      producer.send(record(1, "b", "2")).get();
      producer.commitTransaction();
    }

    // then
    await().until(() -> client.events().size() == 2);
    assertThat(data(client)).containsExactlyInAnyOrder("a=1", "b=2");
    assertThat(client.types()).containsOnly("change");
    assertThat(client.events().get(1).id()).isEqualTo(client.lastId());
  }

  @Test
  void aTombstoneIsARemoval() throws Exception {
    EventStream client = listen(start());
    send(0, "a", "1");
    send(0, "a", null);
    await().until(() -> client.types().equals(List.of("change", "removal")));
  }

  @Test
  void aClientGoesOnAtAnotherInstanceWhereItWas() throws Exception {
    // given
    Node first = start();
    EventStream client = listen(first);
    send(0, "a", "1");
    send(1, "b", "2");
    await().until(() -> client.events().size() == 2);
    client.close();

    // when things happen that nobody hears, and another instance starts
    send(0, "a", "3");
    send(1, "b", null);
    EventStream again = listen(start(), "Last-Event-ID", client.lastId());

    // then
    await().until(() -> again.events().size() == 2);
    assertThat(data(again)).containsExactlyInAnyOrder("a=3", "b=null");

    // and when
    send(0, "c", "4");

    // then
    await().until(() -> again.events().size() == 3);
    assertThat(data(again)).endsWith("c=4");
  }

  @Test
  void aClientThatHeardNothingCanGoOnToo() throws Exception {
    // given
    EventStream client = listen(start());
    await().until(() -> !client.lastId().isEmpty());
    client.close();

    // when
    send(0, "a", "1");
    Node second = start();
    EventStream again = listen(second, "/api/v1/events?lastEventId=" + client.lastId());

    // then
    await().until(() -> data(again).equals(List.of("a=1")));
  }

  @Test
  void aClientThatComesTooLateIsToldToLoadEverythingAgain() throws Exception {
    // given
    Node first = start();
    EventStream client = listen(first);
    await().until(() -> !client.lastId().isEmpty());
    client.close();

    // when more happens than an instance reads back at its start
    sendMany(2_000);
    EventStream again = listen(start(), "Last-Event-ID", client.lastId());

    // then
    await().until(() -> again.types().equals(List.of("reset")));
    assertThat(again.events().get(0).data()).contains("\"reason\":\"gone\"");

    // and when
    send(0, "a", "news");

    // then
    await().until(() -> again.types().equals(List.of("reset", "change")));

    // and the instance that was there all the time has everything
    EventStream patient = listen(first, "Last-Event-ID", client.lastId());
    await().until(() -> patient.events().size() == 2_001);
    assertThat(patient.types()).containsOnly("change");
  }

  @Test
  void aTopicThatIsCreatedAnewResetsWhoIsThereAndWhoComesBack() throws Exception {
    // given
    Node node = start();
    EventStream client = listen(node);
    send(0, "a", "1");
    await().until(() -> client.events().size() == 1);
    String id = client.lastId();

    // when
    admin.deleteTopics(List.of(topic)).all().get();
    await().until(() -> !admin.listTopics().names().get().contains(topic));
    createTopic();

    // then
    await().until(() -> client.types().equals(List.of("change", "reset")));
    assertThat(client.events().get(1).data()).contains("\"reason\":\"other-topics\"");
    EventStream again = listen(node, "Last-Event-ID", id);
    await().until(() -> again.types().equals(List.of("reset")));

    // and when
    send(1, "b", "2");

    // then
    await().until(() -> client.events().size() == 3);
    assertThat(data(client)).endsWith("b=2");
  }

  @Test
  void anIdFromBeforeATopicWasAddedIsResetAndFollowsAllOfThemFromThen() throws Exception {
    // given a client of an instance that reads one topic
    EventStream client = listen(start());
    send(0, "a", "1");
    await().until(() -> client.events().size() == 1);
    client.close();

    // when it goes on at one that reads another one besides
    String added = topic + "-added";
    BROKER.createTopic(added, PARTITIONS, Map.of("cleanup.policy", "compact"));
    EventStream again =
        listen(
            start(changes(topic, "change", "removal"), changes(added, "added", "added-removal")),
            "Last-Event-ID",
            client.lastId());

    // then
    await().until(() -> again.types().equals(List.of("reset")));
    assertThat(again.events().get(0).data()).contains("\"reason\":\"other-topics\"");

    // and when
    send(0, "a", "2");
    await().until(() -> again.events().size() == 2);
    try (Producer<byte[], byte[]> producer = producer(Map.of())) {
      producer.send(new ProducerRecord<>(added, 1, utf8("b"), utf8("3"))).get();
    }

    // then
    await().until(() -> again.types().equals(List.of("reset", "change", "added")));
    assertThat(data(again)).endsWith("a=2", "b=3");
  }

  @Test
  void whatIsNoneOfOursIsLeftOutAndCounted() throws Exception {
    Node node = start();
    EventStream client = listen(node);
    send(0, "a", "garbage");
    send(0, "a", "1");
    await().until(() -> data(client).equals(List.of("a=1")));
    assertThat(node.meters().counter(EventMetrics.UNREADABLE).count()).isEqualTo(1);
  }

  @Test
  void aChangeThatCannotBeReadForAWhileIsSentLater() throws Exception {
    // given
    Node node = start();
    EventStream client = listen(node);

    // when
    unreachable.set(true);
    send(0, "a", "1");
    await().until(() -> node.meters().get(EventMetrics.LAG).gauge().value() == 1);
    assertThat(client.events()).isEmpty();
    unreachable.set(false);

    // then
    await().until(() -> data(client).equals(List.of("a=1")));
    await().until(() -> node.meters().get(EventMetrics.LAG).gauge().value() == 0);
  }

  @Test
  void thereAreNoEventsBeforeThereIsATopic() throws Exception {
    // given
    admin.deleteTopics(List.of(topic)).all().get();
    await().until(() -> !admin.listTopics().names().get().contains(topic));

    // when
    Node node = starting();
    HttpResponse<byte[]> refused = node.server().get("/api/v1/events");

    // then
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(json(refused).get("code").asText()).isEqualTo("unavailable");
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");

    // and when
    createTopic();

    // then
    await().until(() -> ready(node));
  }

  @Test
  void aTypeThatThereIsNotIsRefused() {
    HttpResponse<byte[]> refused = start().server().get("/api/v1/events?types=change,nonsense");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).get("detail").asText()).contains("change, removal");
  }

  @Test
  void onlyWhatIsAskedForIsSent() throws Exception {
    EventStream client = listen(start(), "/api/v1/events?types=change&appId=a&appId=c");
    send(0, "a", "1");
    send(0, "b", "2");
    send(0, "a", null);
    send(0, "c", "3");
    await().until(() -> data(client).equals(List.of("a=1", "c=3")));
  }

  @Test
  void aStreamEndsWhenTheServerStops() throws Exception {
    Node node = start();
    EventStream client = listen(node);
    await().until(() -> !client.lastId().isEmpty());
    node.server().close();
    await().until(client::ended);
  }

  private Node start(ChangeTopic... changes) {
    Node node = starting(changes);
    await().until(() -> ready(node));
    return node;
  }

  private ChangeTopic changes(String name, String changed, String removed) {
    return new ChangeTopic(
        name, List.of(changed, removed), record -> read(record, changed, removed));
  }

  /** Without any it reads the one topic that each test has. */
  private Node starting(ChangeTopic... changes) {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Properties clients = new Properties();
    clients.setProperty("bootstrap.servers", BROKER.bootstrap());
    List<ChangeTopic> topics =
        changes.length == 0 ? List.of(changes(topic, "change", "removal")) : List.of(changes);
    Events events = Events.start(clients, admin, topics, meters, Clock.systemUTC());
    toClose.add(events);
    TestServer server = TestServer.serving(events.routes().toArray(Route[]::new));
    toClose.add(server);
    return new Node(server, meters);
  }

  private static boolean ready(Node node) {
    return node.server().get("/api/v1/events", "Accept", "no/thing").statusCode() == 406;
  }

  private Optional<Change> read(
      ConsumerRecord<byte[], byte[]> record, String changed, String removed) {
    if (unreachable.get()) {
      throw new TimeoutException("not now");
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      return Optional.of(new Change(removed, key, key + "=null"));
    }
    String value = new String(record.value(), StandardCharsets.UTF_8);
    if (value.equals("garbage")) {
      throw new SerializationException("none of ours");
    }
    return Optional.of(new Change(changed, key, key + "=" + value));
  }

  private EventStream listen(Node node, String... headers)
      throws IOException, InterruptedException {
    return headers.length == 1 ? open(node, headers[0]) : open(node, "/api/v1/events", headers);
  }

  private EventStream open(Node node, String path, String... headers)
      throws IOException, InterruptedException {
    EventStream stream = new EventStream(node.server().uri(path), headers);
    assertThat(stream.status()).isEqualTo(200);
    toClose.add(stream);
    await().until(() -> !stream.lastId().isEmpty());
    return stream;
  }

  private static List<String> data(EventStream stream) {
    return stream.events().stream().map(event -> String.valueOf(event.data())).toList();
  }

  private void createTopic() {
    BROKER.createTopic(topic, PARTITIONS, Map.of("cleanup.policy", "compact"));
  }

  private void send(int partition, String key, @Nullable String value)
      throws ExecutionException, InterruptedException {
    try (Producer<byte[], byte[]> producer = producer(Map.of())) {
      producer.send(record(partition, key, value)).get();
    }
  }

  private void sendMany(int count) {
    try (Producer<byte[], byte[]> producer = producer(Map.of())) {
      for (int i = 0; i < count; i++) {
        var unused = producer.send(record(0, "many-" + i, "value"));
      }
    }
  }

  private Producer<byte[], byte[]> transactional() {
    Producer<byte[], byte[]> producer = producer(Map.of("transactional.id", topic));
    producer.initTransactions();
    return producer;
  }

  private static Producer<byte[], byte[]> producer(Map<String, Object> more) {
    Properties properties = new Properties();
    properties.putAll(more);
    properties.setProperty("bootstrap.servers", BROKER.bootstrap());
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private ProducerRecord<byte[], byte[]> record(int partition, String key, @Nullable String value) {
    return new ProducerRecord<>(topic, partition, utf8(key), value == null ? null : utf8(value));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
