package dev.tidewatch.it.mirror;

import static dev.tidewatch.it.mirror.Pair.EMITTER;
import static dev.tidewatch.it.mirror.Pair.ON_SOURCE;
import static dev.tidewatch.it.mirror.Pair.PATIENCE;
import static dev.tidewatch.it.mirror.Pair.SOURCE;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.MessageFormatter;
import org.apache.kafka.common.TopicPartition;
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
    assertThat(said.stream().sorted().toList().get(said.size() / 2))
        .as("the median of %s, truth %s", said, truth)
        .isBetween(Collections.min(truth) - POLL_INTERVAL, Collections.max(truth) + POLL_INTERVAL);
    assertThat(said).as("truth %s", truth).allMatch(each -> each >= 0);
  }

  /**
   * And it sees the same heartbeats come on B: Tidewatch has read each of them after it was not
   * there yet, and before it says so.
   */
  @Test
  @Order(6)
  void latenciesAreThoseThatAReaderOfTheTargetSees() {
    pair.awaitLink("LIVE");
    List<Long> said = new ArrayList<>();
    try (Heartbeats heartbeats = new Heartbeats(pair)) {
      while (said.size() < 5) {
        Heartbeats.Came came = heartbeats.next();
        JsonNode flow = pair.awaitFlow("this heartbeat", node -> newest(node) >= came.made());
        long now = System.currentTimeMillis();
        if (newest(flow) == came.made()
            && flow.at("/flow/link/method").asText().equals("READ_AS_IT_CAME")) {
          long latency = flow.at("/flow/link/latencyMillis").asLong();
          assertThat(latency)
              .isBetween(Math.max(0, came.notBefore() - came.made()), now - came.made());
          said.add(latency);
        }
      }
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode whole = pair.json("flows/A/B/latency").path("whole");
              assertThat(whole.path("count").asLong()).isGreaterThanOrEqualTo(said.size());
              assertThat(said)
                  .allMatch(each -> each >= whole.path("least").asLong())
                  .allMatch(each -> each <= whole.path("largest").asLong());
              assertThat(whole.path("ahead").asLong(-1)).isZero();
            });
  }

  @Test
  @Order(7)
  void aPausedLinkIsLateThenDownAndLiveAgainAndTheEmitterIsAliveAllTheTime() throws IOException {
    // given
    pair.awaitLink("LIVE");

    // when the link rests for half a minute
    long paused = System.currentTimeMillis();
    connect.pause(SOURCE);
    pair.awaitLink("LATE");
    JsonNode down = pair.awaitFlow("the link is down alone", flow -> are(flow, "DOWN", "LIVE"));
    await().atMost(PATIENCE).until(() -> System.currentTimeMillis() - paused >= 30_000);
    long resumed = System.currentTimeMillis();
    connect.resume(SOURCE);
    JsonNode live = pair.awaitFlow("both are live", flow -> are(flow, "LIVE", "LIVE"));

    // then
    List<JsonNode> changes = changes(live, "changes");
    List<String> states = changes.stream().map(change -> change.get("state").asText()).toList();
    int newest = states.indexOf("DOWN");
    assertThat(states.subList(newest - 1, newest + 2)).containsExactly("LIVE", "DOWN", "LATE");
    long silentSince = time(down.at("/flow/link/lastSignOfLife"));
    long interval = down.at("/flow/link/intervalMillis").asLong();
    assertThat(at(changes.get(newest + 1)) - silentSince).isBetween(2 * interval, 10 * interval);
    assertThat(at(changes.get(newest)) - silentSince).isGreaterThanOrEqualTo(10 * interval);
    assertThat(at(changes.get(newest - 1))).isGreaterThanOrEqualTo(resumed);
    assertThat(changes(live, "emitterChanges"))
        .filteredOn(change -> at(change) >= paused)
        .extracting(change -> change.get("state").asText())
        .doesNotContain("DOWN");
  }

  private static boolean are(JsonNode flow, String link, String emitter) {
    return flow.at("/flow/link/state").asText().equals(link)
        && flow.at("/flow/emitter/state").asText().equals(emitter);
  }

  private static List<JsonNode> changes(JsonNode flow, String of) {
    return StreamSupport.stream(flow.get(of).spliterator(), false).toList();
  }

  private static long newest(JsonNode flow) {
    return time(flow.at("/flow/link/newestHeartbeat"));
  }

  private static long at(JsonNode change) {
    return time(change.get("at"));
  }

  private static long time(JsonNode text) {
    return Instant.parse(text.asText()).toEpochMilli();
  }

  @Test
  @Order(8)
  void aRestartOfTidewatchIsNoOutageOfTheLink() {
    try (Listener listener = new Listener(pair)) {
      int before = pair.awaitLink("LIVE").get("changes").size();
      pair.restart(Duration.ofSeconds(12));
      JsonNode flow =
          pair.awaitFlow(
              "a new heartbeat",
              node ->
                  node.at("/flow/link/method").asText().equals("READ_AS_IT_CAME")
                      && node.at("/flow/link/state").asText().equals("LIVE"));
      assertNoOutage(flow, before, listener);
    }
  }

  @Test
  @Order(8)
  void aRebalanceOfTidewatchIsNoOutageOfTheLink() {
    try (Listener listener = new Listener(pair)) {
      int before = pair.awaitLink("LIVE").get("changes").size();
      try (Instance second = pair.join("watch", pair.access())) {
        await()
            .atMost(PATIENCE)
            .until(() -> Pair.json(second, "flows/A/B").at("/flow/link/state").isTextual());
        JsonNode unused = awaitHeartbeatAfter(System.currentTimeMillis());
      }
      JsonNode flow = awaitHeartbeatAfter(System.currentTimeMillis() + 3_000);
      assertNoOutage(flow, before, listener);
    }
  }

  private static JsonNode awaitHeartbeatAfter(long moment) {
    return pair.awaitFlow(
        "a heartbeat of now",
        node -> node.at("/flow/link/state").asText().equals("LIVE") && newest(node) > moment);
  }

  /** A machine that is so busy that heartbeats are late is told of, and truly: but nothing else. */
  private static void assertNoOutage(JsonNode flow, int before, Listener listener) {
    List<JsonNode> changes = changes(flow, "changes");
    List<JsonNode> since = changes.subList(0, changes.size() - before);
    assertThat(since)
        .extracting(change -> change.get("state").asText())
        .doesNotContain("DOWN", "UNKNOWN");
    long interval = flow.at("/flow/link/intervalMillis").asLong();
    if (listener.longestSilence() < 3 * interval / 2) {
      assertThat(since).as("%s", flow.get("changes")).isEmpty();
    }
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
    JsonNode silent = pair.awaitFlow("both are down", flow -> are(flow, "DOWN", "DOWN"));
    for (Map.Entry<String, String> signal :
        Map.of("link", "changes", "emitter", "emitterChanges").entrySet()) {
      JsonNode its = silent.at("/flow/" + signal.getKey());
      long silentSince = time(its.path("lastSignOfLife"));
      long interval = its.path("intervalMillis").asLong();
      List<JsonNode> changes = changes(silent, signal.getValue());
      assertThat(changes.subList(0, 2))
          .extracting(change -> change.get("state").asText())
          .containsExactly("DOWN", "LATE");
      assertThat(at(changes.get(1)) - silentSince)
          .as("the next one was due an interval after the last")
          .isBetween(2 * interval, 10 * interval);
      assertThat(at(changes.get(0)) - silentSince).isGreaterThanOrEqualTo(10 * interval);
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
