package dev.tidewatch.mirror;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.mirror.link.LinkState;
import dev.tidewatch.core.mirror.link.Method;
import dev.tidewatch.core.mirror.track.CheckpointState;
import dev.tidewatch.core.mirror.wire.Heartbeat;
import dev.tidewatch.core.mirror.wire.HeartbeatCodec;
import dev.tidewatch.mirror.MirrorViews.CheckpointLine;
import dev.tidewatch.mirror.MirrorViews.CheckpointsOf;
import dev.tidewatch.mirror.MirrorViews.LatencyOf;
import dev.tidewatch.mirror.MirrorViews.SyncsOf;
import dev.tidewatch.mirror.watch.Watches;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MirrorTopologyTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String[] BOTH = {"heartbeats", "A.heartbeats"};

  private MirrorHarness harness = new MirrorHarness();

  @AfterEach
  void close() {
    harness.close();
  }

  private void live(int seconds) {
    for (int i = 0; i < seconds; i++) {
      harness.emitted();
      harness.carried();
      harness.watched(SECOND, BOTH);
    }
  }

  private static SignalRow link(Assembly flow) {
    return requireNonNull(flow.link());
  }

  private List<CheckpointLine> checkpoints() {
    return harness.reads().checkpoints(new CheckpointsOf("A", null, null, 100));
  }

  @Test
  void emitterAndLinkAreToldApart() {
    live(3);
    Assembly flow = harness.flow("A->B");
    assertThat(flow.emitterState()).isEqualTo(LinkState.LIVE);
    assertThat(flow.linkState()).isEqualTo(LinkState.LIVE);
    assertThat(link(flow).signal().latency()).isEqualTo(MirrorHarness.LATENCY);

    for (int i = 0; i < 5; i++) {
      harness.emitted();
      harness.watched(SECOND, BOTH);
    }
    assertThat(harness.flow("A->B").linkState())
        .as("only the emitter goes on")
        .isEqualTo(LinkState.LATE);
    assertThat(harness.flow("A->B").emitterState()).isEqualTo(LinkState.LIVE);
  }

  @Test
  void aLinkWithoutCarriedHeartbeatsIsUnmeasuredHoweverAliveItsEmitterIs() {
    for (int i = 0; i < 5; i++) {
      harness.emitted();
      harness.watched(SECOND, "heartbeats");
    }
    Assembly flow = harness.flow("A->B");
    assertThat(flow.linkState()).isEqualTo(LinkState.UNMEASURED);
    assertThat(flow.emitterState()).isEqualTo(LinkState.LIVE);
    assertThat(MirrorAnswers.flow(flow, "heartbeats", harness.now()).advice().get(0))
        .contains("producer.override.bootstrap.servers");
  }

  @Test
  void totalSilenceIsNoticedByTheClockAndToldAtOnce() {
    live(4);
    harness.published();
    harness.watched(Duration.ofSeconds(3), BOTH);
    assertThat(harness.published())
        .last()
        .satisfies(
            late -> {
              assertThat(late.key).isEqualTo("A->B");
              assertThat(late.value.link()).isEqualTo("LATE");
              assertThat(late.value.linkCause()).isEqualTo("SILENCE");
              assertThat(late.value.changed()).contains("link");
            });
    harness.watched(Duration.ofSeconds(9), BOTH);
    assertThat(harness.flow("A->B").linkState()).isEqualTo(LinkState.DOWN);
    live(1);
    assertThat(harness.flow("A->B").linkState()).isEqualTo(LinkState.LIVE);
    assertThat(link(harness.flow("A->B")).changes())
        .extracting(SignalRow.Change::state)
        .endsWith(LinkState.LATE, LinkState.DOWN, LinkState.LIVE);
  }

  @Test
  void anOutageOfTidewatchItselfIsNotOneOfTheLink() {
    live(4);
    harness.unwatched(Duration.ofMinutes(10));
    for (long age = 600_000; age > 0; age -= 1_000) {
      harness.heartbeat("A.heartbeats", "B", "A", harness.now() - age, Method.READ_LATE);
      harness.heartbeat("heartbeats", "A", "B", harness.now() - age, Method.READ_LATE);
    }
    live(3);
    Assembly flow = harness.flow("A->B");
    assertThat(flow.linkState()).isEqualTo(LinkState.LIVE);
    assertThat(link(flow).changes())
        .extracting(SignalRow.Change::state)
        .doesNotContain(LinkState.LATE, LinkState.DOWN);
    assertThat(harness.published())
        .extracting(record -> record.value.link())
        .doesNotContain("LATE", "DOWN");
    assertThat(link(flow).signal().latency()).isEqualTo(MirrorHarness.LATENCY);
  }

  @Test
  void aTopicThatIsNotReadToItsEndIsNotJudged() {
    live(4);
    for (int i = 0; i < 60; i++) {
      Watches.behind(harness.watch, harness.now(), "A.heartbeats");
      harness.emitted();
      harness.watched(SECOND, "heartbeats");
    }
    assertThat(harness.flow("A->B").linkState()).isEqualTo(LinkState.LIVE);
    assertThat(harness.flow("A->B").emitterState()).isEqualTo(LinkState.LIVE);
  }

  @Test
  void hopsAreFollowed() {
    live(3);
    harness.heartbeat("A.C.heartbeats", "X", "C", harness.now() - 90, Method.READ_AS_IT_CAME);
    harness.watched(SECOND, "heartbeats", "A.heartbeats", "A.C.heartbeats");
    Assembly flow = harness.flow("C->B");
    assertThat(flow.via()).containsExactly("A");
    assertThat(link(flow).signal().latency()).isEqualTo(90);

    harness.heartbeat("C.heartbeats", "X", "C", harness.now() - 30, Method.READ_AS_IT_CAME);
    harness.watched(SECOND, "heartbeats", "A.heartbeats", "A.C.heartbeats", "C.heartbeats");
    assertThat(harness.flow("C->B").via()).as("the shortest way counts").isEmpty();
    assertThat(harness.flow("C->B").paths()).hasSize(2);
  }

  @Test
  void aConnectorThatIsConfiguredForAnotherTargetIsAFlowOfItsOwn() {
    live(2);
    harness.heartbeat("heartbeats", "B", "C", harness.now(), Method.READ_AS_IT_CAME);
    harness.watched(SECOND, BOTH);
    assertThat(harness.flows()).extracting(Assembly::name).contains("B->C", "A->B");
    assertThat(harness.flow("B->C").here()).isFalse();
  }

  @Test
  void latenciesAreKeptByMinuteAndHour() {
    live(60);
    long minute = LatencyWindow.MINUTE.spanOf(MirrorHarness.NOW.toEpochMilli());
    var spans =
        harness
            .reads()
            .latency(new LatencyOf("A.heartbeats", LatencyWindow.MINUTE, minute, minute + 5));
    assertThat(spans).hasSize(2);
    assertThat(spans.stream().mapToLong(span -> span.row().read().count()).sum()).isEqualTo(60);
    assertThat(spans.get(0).row().read().quantile(0.5)).isBetween(39.6, 40.4);
    harness.heartbeat("A.heartbeats", "B", "A", harness.now() + 700, Method.READ_AS_IT_CAME);
    harness.heartbeat("A.heartbeats", "B", "A", harness.now() - 700, Method.READ_LATE);
    spans =
        harness
            .reads()
            .latency(new LatencyOf("A.heartbeats", LatencyWindow.MINUTE, minute, minute + 5));
    assertThat(spans.get(1).row().ahead()).isEqualTo(1);
    assertThat(spans.get(1).row().readLate()).isEqualTo(1);
    assertThat(harness.flow("A->B").clockAhead(harness.now())).isEqualTo(700);
  }

  @Test
  void checkpointsAreKeptByGroupAndPartitionAndGoWithTheirTombstones() {
    harness.checkpoint("g1", 0, 10, 8);
    harness.checkpoint("g1", 1, 20, 18);
    harness.checkpoint("g2", 0, 5, 5);
    harness.checkpoint("g1", 0, 15, 13);
    harness.checkpoint("g1", 0, 3, 1);
    assertThat(checkpoints())
        .extracting(line -> line.group() + line.partition() + "@" + line.state().downstream())
        .containsExactly("g10@1", "g11@18", "g20@5");
    CheckpointState rewound = checkpoints().get(0).state();
    assertThat(rewound.rewinds()).isEqualTo(1);
    assertThat(rewound.rewoundFrom()).isEqualTo(15);
    live(1);
    assertThat(harness.flow("A->B").source().groups()).isEqualTo(2);
    assertThat(harness.flow("A->B").source().checkpoints()).isEqualTo(3);

    harness.checkpointTombstone("g2", 0);
    harness.checkpointTombstone("g1", 1);
    harness.checkpointTombstone("nobody", 1);
    live(1);
    assertThat(checkpoints()).hasSize(1);
    assertThat(harness.flow("A->B").source().groups()).isEqualTo(1);
    assertThat(harness.flow("A->B").source().checkpoints()).isEqualTo(1);
  }

  @Test
  void groupsAreReadPageByPage() {
    for (int group = 0; group < 5; group++) {
      for (int partition = 0; partition < 3; partition++) {
        harness.checkpoint("g" + group, partition, 1, 1);
      }
    }
    assertThat(harness.reads().checkpoints(new CheckpointsOf("A", "g1", null, 2)))
        .extracting(CheckpointLine::group)
        .containsExactly("g2", "g2", "g2", "g3", "g3", "g3");
    assertThat(harness.reads().checkpoints(new CheckpointsOf("A", null, "g4", 9))).hasSize(3);
    assertThat(harness.reads().checkpoints(new CheckpointsOf("Z", null, null, 9))).isEmpty();
  }

  @Test
  void offsetSyncsTellHowDenseTheyAre() {
    harness.sync(0, 0, 0);
    harness.sync(0, 100, 100);
    harness.sync(1, 7, 7);
    assertThat(harness.reads().syncs(new SyncsOf("A", 10)))
        .extracting(line -> line.topic() + line.partition() + ":" + line.state().step())
        .containsExactly("orders0:100", "orders1:0");
  }

  @Test
  void whatIsBrokenCostsThatRecordOnly() {
    byte[] junk = "no record of MirrorMaker".getBytes(StandardCharsets.UTF_8);
    for (String topic :
        List.of("A.heartbeats", "A.checkpoints.internal", "mm2-offset-syncs.A.internal")) {
      harness.pipe(topic, junk, junk, new RecordHeaders());
      harness.pipe(topic, null, junk, new RecordHeaders());
      harness.pipe(topic, junk, null, new RecordHeaders());
    }
    harness.pipe("heartbeats", junk, junk, new RecordHeaders());
    Heartbeat.Key hostile = new Heartbeat.Key("\u0000", "\u0000");
    harness.pipe("heartbeats", HeartbeatCodec.encode(hostile), new byte[10], new RecordHeaders());
    live(2);
    assertThat(harness.flow("A->B").linkState()).isEqualTo(LinkState.LIVE);
    assertThat(harness.flow("A->B").source().refused()).isEqualTo(9);
  }

  @Test
  void aTombstoneForgetsAnEmitterAndTheOutputTopicDoesToo() {
    harness.emitted();
    harness.watched(SECOND, "heartbeats");
    harness.published();
    harness.pipe(
        "heartbeats",
        HeartbeatCodec.encode(new Heartbeat.Key("A", "B")),
        null,
        new RecordHeaders());
    harness.watched(SECOND, "heartbeats");
    assertThat(harness.flows()).isEmpty();
    assertThat(harness.published()).last().satisfies(gone -> assertThat(gone.value).isNull());
  }

  @Test
  void whatNothingComesOfAnyMoreIsEvicted() {
    live(3);
    harness.checkpoint("g1", 0, 10, 8);
    harness.watched(SECOND, BOTH);
    harness.unwatched(Duration.ofDays(91));
    harness.unwatched(Duration.ofSeconds(30));
    harness.unwatched(Duration.ofSeconds(30));
    assertThat(harness.flows()).isEmpty();
    assertThat(checkpoints()).isEmpty();
    assertThat(harness.published()).last().satisfies(gone -> assertThat(gone.value).isNull());
  }

  @Test
  void furtherFlowsAndCheckpointsThanAreKeptAreCountedAndLeftOut() {
    harness.close();
    harness = new MirrorHarness(Duration.ofDays(90), 2, 3);
    live(1);
    harness.heartbeat("C.heartbeats", "X", "C", harness.now(), Method.READ_AS_IT_CAME);
    for (int partition = 0; partition < 5; partition++) {
      harness.checkpoint("g1", partition, 1, 1);
    }
    harness.watched(SECOND, BOTH);
    assertThat(harness.flows()).extracting(Assembly::name).containsExactly("A->B");
    assertThat(checkpoints()).hasSize(3);
    assertThat(harness.reads().flows(new MirrorViews.FlowsOf(null)).get(0).meta().leftOut())
        .isEqualTo(3);
  }

  @Test
  void statesAreMetrics() {
    live(2);
    assertThat(
            harness
                .meters
                .get("tidewatch.mirror.link.state")
                .tags("source", "A", "target", "B")
                .gauge()
                .value())
        .isEqualTo(2);
    assertThat(harness.meters.get("tidewatch.mirror.latency.seconds").gauge().value())
        .isEqualTo(0.04);
    harness.watched(Duration.ofSeconds(12), BOTH);
    assertThat(harness.meters.get("tidewatch.mirror.link.state").gauge().value()).isZero();
    assertThat(harness.meters.get("tidewatch.mirror.heartbeat.age.seconds").gauge().value())
        .isGreaterThan(10);
    harness.close();
    assertThat(harness.meters.find("tidewatch.mirror.link.state").gauge()).isNull();
    harness = new MirrorHarness();
  }
}
