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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
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

  /** 100 ms, and as much again as two busy cores may take. */
  private static final long POLL_INTERVAL = 600;

  private static Pair pair;
  private static ConnectRest connect;
  private static Shop shop;

  @BeforeAll
  static void start() throws Exception {
    pair = Pair.start();
    shop = new Shop(pair, "orders", "payments");
    Instance unused = pair.tidewatch("watch", pair.access());
    shop.open();
    connect = pair.connect();
    pair.awaitFlow("checkpoints", flow -> flow.at("/flow/checkpoints").asLong() > 0);
    shop.shut();
  }

  @AfterAll
  static void stop() throws Exception {
    shop.close();
    pair.close();
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

  /**
   * The ground truth: this test writes records to A and sees them come on B. Kafka Streams polls
   * for 100 ms at a time, and works in between.
   */
  @Test
  @Order(5)
  void latenciesAreThoseOfRecordsThatTheTestWritesAndSeesCome() {
    pair.awaitLink("LIVE");
    List<Long> truth;
    List<Long> said = new ArrayList<>();
    try (Courier courier = new Courier(pair, "orders")) {
      long last = 0;
      while (said.size() < 12) {
        courier.send();
        long before = last;
        JsonNode flow = pair.awaitFlow("a heartbeat", node -> newest(node) > before);
        last = newest(flow);
        if (flow.at("/flow/link/method").asText().equals("READ_AS_IT_CAME")) {
          said.add(flow.at("/flow/link/latencyMillis").asLong());
        }
      }
      truth = courier.latencies();
    }
    assertThat(median(said))
        .as("said %s, truth %s", said, truth)
        .isBetween(Math.max(0, median(truth) - POLL_INTERVAL), median(truth) + POLL_INTERVAL);
    assertThat(said).as("truth %s", truth).allMatch(each -> each >= 0);
  }

  private static long median(List<Long> some) {
    return some.stream().sorted().toList().get(some.size() / 2);
  }

  /** And it reads the same heartbeats on B as they come. */
  @Test
  @Order(6)
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
            assertThat(flow.at("/flow/link/latencyMillis").asLong())
                .isBetween(Math.max(0, now - made - POLL_INTERVAL), now - made + POLL_INTERVAL);
          }
        }
      }
    }
    JsonNode latency = pair.json("flows/A/B/latency");
    assertThat(latency.at("/whole/count").asLong()).isPositive();
    long truth = seen.stream().sorted().toList().get(2);
    assertThat(latency.at("/whole/p50").asDouble()).isBetween(0.0, (double) truth + POLL_INTERVAL);
    assertThat(latency.at("/whole/ahead").asLong()).isZero();
  }

  @Test
  @Order(7)
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
  @Order(8)
  void aRestartOfTidewatchIsNoOutageOfTheLink() throws Exception {
    pair.awaitLink("LIVE");
    int before = pair.json("flows/A/B").get("changes").size();
    pair.restart(Duration.ofSeconds(12));
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
  void aRebalanceOfTidewatchIsNoOutageOfTheLink() {
    pair.awaitLink("LIVE");
    int before = pair.json("flows/A/B").get("changes").size();
    try (Instance second = pair.join("watch", pair.access())) {
      await()
          .atMost(PATIENCE)
          .until(() -> Pair.json(second, "flows/A/B").at("/flow/link/state").isTextual());
      awaitHeartbeatAfter(System.currentTimeMillis());
    }
    awaitHeartbeatAfter(System.currentTimeMillis() + 3_000);
    JsonNode flow = pair.json("flows/A/B");
    assertThat(flow.get("changes")).as("%s", flow.get("changes")).hasSize(before);
  }

  private static void awaitHeartbeatAfter(long moment) {
    pair.awaitFlow(
        "a heartbeat of now",
        node -> node.at("/flow/link/state").asText().equals("LIVE") && newest(node) > moment);
  }

  @Test
  @Order(9)
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
  @Order(10)
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
