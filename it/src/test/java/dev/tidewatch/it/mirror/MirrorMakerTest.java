package dev.tidewatch.it.mirror;

import static dev.tidewatch.it.mirror.Pair.EMITTER;
import static dev.tidewatch.it.mirror.Pair.ON_SOURCE;
import static dev.tidewatch.it.mirror.Pair.PATIENCE;
import static dev.tidewatch.it.mirror.Pair.SOURCE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.app.Instance;
import dev.tidewatch.core.mirror.wire.CheckpointCodec;
import dev.tidewatch.core.mirror.wire.Decoded;
import dev.tidewatch.core.mirror.wire.HeartbeatCodec;
import dev.tidewatch.core.mirror.wire.OffsetSyncCodec;
import dev.tidewatch.local.connect.ConnectRest;
import dev.tidewatch.local.mirror.DedicatedMirrorMaker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.MessageFormatter;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.connect.mirror.formatters.CheckpointFormatter;
import org.apache.kafka.connect.mirror.formatters.HeartbeatFormatter;
import org.apache.kafka.connect.mirror.formatters.OffsetSyncFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Against MirrorMaker 2 in Kafka Connect, between two clusters; ordered by what it leaves behind.
 */
@TestMethodOrder(OrderAnnotation.class)
class MirrorMakerTest {

  private static final int MOMENTS = 30;

  private static Pair pair;
  private static ConnectRest connect;
  private static Instance tidewatch;
  private static Shop shop;

  @BeforeAll
  static void start() throws Exception {
    pair = Pair.start();
    shop = new Shop(pair, "orders", "payments");
    tidewatch = pair.tidewatch("watch", pair.access());
    shop.open();
    connect = pair.connect();
  }

  @AfterAll
  static void stop() throws Exception {
    shop.close();
    pair.close();
  }

  /** Under load, from right after the start of link and groups on. */
  @Test
  @Order(1)
  void noGroupLosesOrReadsAgainMoreThanWasPromised() {
    // given
    Random random = new Random(17);
    List<Promise> promises = new ArrayList<>();
    pair.awaitFlow("checkpoints", flow -> flow.at("/flow/checkpoints").asLong() > 0);

    // when groups are asked about at random moments
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              String group = shop.groups().get(random.nextInt(shop.groups().size()));
              JsonNode items = pair.json("flows/A/B/groups?group=" + group).path("items");
              for (JsonNode verdict : items) {
                if (verdict.at("/loses/records").isNumber()
                    && verdict.at("/rereads/records").isNumber()) {
                  long asOf = Instant.parse(verdict.get("asOf").asText()).toEpochMilli();
                  promises.add(
                      Promise.of(verdict, shop.topicOf(group), shop.committed(group, asOf)));
                }
              }
              return promises.size() >= MOMENTS;
            });
    shop.shut();

    // then
    Truth truth = new Truth(pair, List.of("orders", "payments"), Shop.PARTITIONS);
    for (Promise promise : promises) {
      Truth.Outcome outcome = truth.of(promise);
      assertThat(outcome.lost()).as("lost: %s", promise).isLessThanOrEqualTo(promise.loses());
      assertThat(outcome.reread()).as("reread: %s", promise).isLessThanOrEqualTo(promise.rereads());
      assertThat(outcome.skipped()).as("skipped: %s", promise).isZero();
    }
    assertThat(promises).filteredOn(Promise::losesExactly).as("exact, under load").isNotEmpty();
  }

  /** With nothing going on any more nothing is lost, and what is said to be exact is the truth. */
  @Test
  @Order(2)
  void aGroupThatMovesReadsAgainWhatWasSaid() {
    Map<TopicPartition, Long> ends = shop.ends();
    JsonNode verdicts =
        await()
            .atMost(Duration.ofSeconds(40))
            .pollInterval(Duration.ofMillis(200))
            .until(
                () -> pair.json("flows/A/B/groups?limit=50").path("items"),
                items ->
                    items.size() == shop.groups().size()
                        && StreamSupport.stream(items.spliterator(), false)
                            .allMatch(MirrorMakerTest::isSettled));
    for (JsonNode verdict : verdicts) {
      String group = verdict.get("group").asText();
      Promise promise = Promise.of(verdict, shop.topicOf(group), shop.committed(group));
      assertThat(promise.loses()).isZero();
      long again = move(promise);
      assertThat(again).as("%s", promise).isLessThanOrEqualTo(promise.rereads());
      if (verdict.at("/rereads/exact").asBoolean()) {
        assertThat(again).as("said to be exact: %s", promise).isEqualTo(promise.rereads());
      }
    }
    assertThat(ends).isNotEmpty();
  }

  private static boolean isSettled(JsonNode verdict) {
    return verdict.at("/loses/records").asLong(-1) == 0 && verdict.at("/loses/exact").asBoolean();
  }

  /** Starts the group on B where Tidewatch says; how many records it had read before. */
  private static long move(Promise promise) {
    var bytes = new ByteArrayDeserializer();
    long again = 0;
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            pair.target(),
            "group.id",
            promise.group() + "-moved",
            "enable.auto.commit",
            "false",
            "auto.offset.reset",
            "none");
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      for (var start : promise.starts().entrySet()) {
        TopicPartition here = new TopicPartition("A." + promise.topic(), start.getKey());
        consumer.assign(List.of(here));
        consumer.commitSync(Map.of(here, new OffsetAndMetadata(start.getValue())));
        List<ConsumerRecord<byte[], byte[]>> source =
            Logs.read(pair.source(), new TopicPartition(promise.topic(), start.getKey()));
        List<String> read =
            source.stream()
                .limit(promise.committed().getOrDefault(start.getKey(), 0L))
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
        var known = new java.util.HashSet<>(read);
        long end = consumer.endOffsets(List.of(here)).getOrDefault(here, 0L);
        while (consumer.position(here) < end) {
          for (var record : consumer.poll(Duration.ofMillis(100))) {
            again += known.contains(new String(record.value(), StandardCharsets.UTF_8)) ? 1 : 0;
          }
        }
      }
    }
    return again;
  }

  @Test
  @Order(3)
  void withoutAccessToTheSourceNumbersAreBoundsAndSaySo() throws Exception {
    try (Instance alone = pair.tidewatch("alone")) {
      assertThat(alone.failed()).isFalse();
      JsonNode verdict =
          await()
              .atMost(PATIENCE)
              .until(
                  () -> pair.json("flows/A/B/groups?limit=1").at("/items/0"),
                  node -> !node.isMissingNode());
      assertThat(verdict.at("/loses/records").isMissingNode()).isTrue();
      assertThat(verdict.at("/loses/basis").asText())
          .contains("mirror.clusters.A.bootstrap.servers");
      assertThat(verdict.at("/rereads/records").isNumber()).isTrue();
      assertThat(verdict.at("/rereads/basis").asText()).contains("a bound");
      String group = verdict.get("group").asText();
      Promise promise = Promise.of(verdict, shop.topicOf(group), shop.committed(group));
      assertThat(move(promise)).isLessThanOrEqualTo(promise.rereads());
    } finally {
      pair.use(tidewatch);
    }
  }

  @Test
  @Order(4)
  void decodedRecordsAreThoseThatKafkasFormattersPrint() {
    TopicPartition heartbeats = new TopicPartition("A.heartbeats", 0);
    assertSame(
        Logs.read(pair.target(), heartbeats),
        new HeartbeatFormatter(),
        record -> {
          var value = present(HeartbeatCodec.decode(record.key(), record.value()));
          return "Heartbeat{sourceClusterAlias=%s, targetClusterAlias=%s, timestamp=%d}"
              .formatted(value.key().source(), value.key().target(), value.timestamp());
        });
    assertSame(
        Logs.read(pair.target(), new TopicPartition("A.checkpoints.internal", 0)),
        new CheckpointFormatter(),
        record -> {
          var value = present(CheckpointCodec.decode(record.key(), record.value()));
          return ("Checkpoint{consumerGroupId=%s, topicPartition=%s-%d, upstreamOffset=%d,"
                  + " downstreamOffset=%d, metadata=%s}")
              .formatted(
                  value.key().group(),
                  value.key().topic(),
                  value.key().partition(),
                  value.upstreamOffset(),
                  value.downstreamOffset(),
                  value.metadata());
        });
    assertSame(
        Logs.read(pair.source(), new TopicPartition("mm2-offset-syncs.B.internal", 0)),
        new OffsetSyncFormatter(),
        record -> {
          var value = present(OffsetSyncCodec.decode(record.key(), record.value()));
          return "OffsetSync{topicPartition=%s-%d, upstreamOffset=%d, downstreamOffset=%d}"
              .formatted(
                  value.key().topic(),
                  value.key().partition(),
                  value.upstreamOffset(),
                  value.downstreamOffset());
        });
  }

  private static void assertSame(
      List<ConsumerRecord<byte[], byte[]>> records,
      MessageFormatter formatter,
      java.util.function.Function<ConsumerRecord<byte[], byte[]>, String> ours) {
    assertThat(records).isNotEmpty();
    for (var record : records) {
      ByteArrayOutputStream printed = new ByteArrayOutputStream();
      formatter.writeTo(record, new PrintStream(printed, true, StandardCharsets.UTF_8));
      assertThat(ours.apply(record)).isEqualTo(printed.toString(StandardCharsets.UTF_8).strip());
    }
  }

  private static <K, V> V present(Decoded<K, V> decoded) {
    return ((Decoded.Present<K, V>) decoded).value();
  }

  /** The ground truth: this test reads the same heartbeats on B as they come. */
  @Test
  @Order(5)
  void latenciesAreThoseThatAReaderOfTheTargetSees() {
    pair.awaitLink("LIVE");
    TopicPartition partition = new TopicPartition("A.heartbeats", 0);
    List<Long> seen = new ArrayList<>();
    var bytes = new ByteArrayDeserializer();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", pair.target()), bytes, bytes)) {
      consumer.assign(List.of(partition));
      consumer.seekToEnd(List.of(partition));
      long position = consumer.position(partition);
      assertThat(position).isPositive();
      while (seen.size() < 5) {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          long now = System.currentTimeMillis();
          long made = present(HeartbeatCodec.decode(record.key(), record.value())).timestamp();
          seen.add(now - made);
          JsonNode flow =
              pair.awaitFlow(
                  "this heartbeat",
                  node ->
                      Instant.parse(node.at("/flow/link/newestHeartbeat").asText()).toEpochMilli()
                          >= made);
          if (Instant.parse(flow.at("/flow/link/newestHeartbeat").asText()).toEpochMilli() == made
              && flow.at("/flow/link/method").asText().equals("READ_AS_IT_CAME")) {
            // Kafka Streams polls for 100 ms at a time, and works in between.
            assertThat(flow.at("/flow/link/latencyMillis").asLong())
                .isBetween(0L, now - made + 600);
          }
        }
      }
    }
    JsonNode latency = pair.json("flows/A/B/latency");
    assertThat(latency.at("/whole/count").asLong()).isPositive();
    long truth = seen.stream().sorted().toList().get(2);
    assertThat(latency.at("/whole/p50").asDouble()).isBetween(0.0, truth + 600.0);
    assertThat(latency.at("/whole/ahead").asLong()).isZero();
  }

  @Test
  @Order(6)
  void aPausedLinkIsLateThenDownAndLiveAgainAndTheEmitterIsAliveAllTheTime() throws IOException {
    // given
    pair.awaitLink("LIVE");

    // when the link rests for half a minute
    long paused = System.currentTimeMillis();
    connect.pause(SOURCE);
    JsonNode late = pair.awaitLink("LATE");
    assertThat(late.at("/flow/emitter/state").asText()).isEqualTo("LIVE");
    pair.awaitLink("DOWN");
    await().atMost(PATIENCE).until(() -> System.currentTimeMillis() - paused >= 30_000);
    long resumed = System.currentTimeMillis();
    connect.resume(SOURCE);
    JsonNode live = pair.awaitLink("LIVE");

    // then
    List<JsonNode> changes = new ArrayList<>();
    live.get("changes").forEach(changes::add);
    assertThat(changes.subList(0, 3))
        .extracting(change -> change.get("state").asText())
        .containsExactly("LIVE", "DOWN", "LATE");
    assertThat(at(changes.get(2))).isBetween(paused + 1_000, paused + 5_000);
    assertThat(at(changes.get(1))).isBetween(paused + 9_000, paused + 14_000);
    assertThat(at(changes.get(0))).isBetween(resumed, resumed + 10_000);
    assertThat(live.at("/flow/emitter/state").asText()).isEqualTo("LIVE");
  }

  private static long newest(JsonNode flow) {
    return Instant.parse(flow.at("/flow/link/newestHeartbeat").asText()).toEpochMilli();
  }

  private static long at(JsonNode change) {
    return Instant.parse(change.get("at").asText()).toEpochMilli();
  }

  @Test
  @Order(7)
  void aRestartOfTidewatchIsNoOutageOfTheLink() throws Exception {
    pair.awaitLink("LIVE");
    int before = pair.json("flows/A/B").get("changes").size();
    pair.restart();
    JsonNode flow =
        pair.awaitFlow(
            "a new heartbeat",
            node ->
                node.at("/flow/link/method").asText().equals("READ_AS_IT_CAME")
                    && node.at("/flow/link/state").asText().equals("LIVE"));
    assertThat(flow.get("changes")).as("%s", flow.get("changes")).hasSize(before);
  }

  @Test
  @Order(8)
  void whenAllHeartbeatsStopTheClockNotices() throws IOException {
    // given
    pair.awaitLink("LIVE");

    // when
    connect.pause(ON_SOURCE);
    connect.pause(EMITTER);

    // then
    JsonNode late =
        pair.awaitFlow(
            "both are late",
            flow ->
                flow.at("/flow/link/state").asText().equals("LATE")
                    && flow.at("/flow/emitter/state").asText().equals("LATE"));
    for (String signal : List.of("link", "emitter")) {
      JsonNode its = requireNonNull(late.at("/flow/" + signal));
      long silentSince = Instant.parse(its.get("lastSignOfLife").asText()).toEpochMilli();
      long noticed = Instant.parse(its.get("since").asText()).toEpochMilli();
      long interval = its.get("intervalMillis").asLong();
      assertThat(noticed - silentSince)
          .as("the next one was due an interval after the last; noticed within two more")
          .isBetween(2 * interval, 3 * interval);
    }
  }

  /** It begins anew, and copies everything again: what it had copied is on the target twice. */
  @Test
  @Order(9)
  void aProcessOfItsOwnMeasuresItsLinkWithoutASecondConnector() throws Exception {
    // given
    for (String connector : connect.connectors()) {
      connect.delete(connector);
    }
    long began = System.currentTimeMillis();

    // when
    try (var dedicated =
        DedicatedMirrorMaker.start(
            Pair.HOME, pair.directory().resolve("dedicated"), pair.link(), Pair.QUICK)) {
      // then
      JsonNode flow =
          pair.awaitFlow(
              "both live: " + dedicated.log(),
              node ->
                  node.at("/flow/link/state").asText().equals("LIVE")
                      && node.at("/flow/emitter/state").asText().equals("LIVE")
                      && newest(node) > began + 3_000);
      assertThat(flow.at("/flow/link/topic").asText()).isEqualTo("A.heartbeats");
    }
  }
}
