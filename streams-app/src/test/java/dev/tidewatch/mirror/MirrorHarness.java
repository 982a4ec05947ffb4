package dev.tidewatch.mirror;

import dev.tidewatch.codec.JsonSerde;
import dev.tidewatch.core.mirror.link.Method;
import dev.tidewatch.core.mirror.link.Rules;
import dev.tidewatch.core.mirror.naming.Naming;
import dev.tidewatch.core.mirror.wire.Checkpoint;
import dev.tidewatch.core.mirror.wire.CheckpointCodec;
import dev.tidewatch.core.mirror.wire.Heartbeat;
import dev.tidewatch.core.mirror.wire.HeartbeatCodec;
import dev.tidewatch.core.mirror.wire.OffsetSync;
import dev.tidewatch.core.mirror.wire.OffsetSyncCodec;
import dev.tidewatch.mirror.MirrorViews.FlowsOf;
import dev.tidewatch.mirror.watch.Arrivals;
import dev.tidewatch.mirror.watch.Watch;
import dev.tidewatch.mirror.watch.Watches;
import dev.tidewatch.testkit.DriverStores;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology of mirrors in a test driver: one partition, on cluster B. */
final class MirrorHarness implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-26T12:00:30Z");
  static final long LATENCY = 40;

  final TopologyTestDriver driver;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final Watch watch = new Watch();
  private long now = NOW.toEpochMilli();

  MirrorHarness() {
    this(Duration.ofDays(90), 1_000, 100_000);
  }

  MirrorHarness(Duration retention, int maxFlows, int maxCheckpoints) {
    Properties properties = new Properties();
    properties.setProperty(StreamsConfig.APPLICATION_ID_CONFIG, "harness");
    properties.setProperty(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    properties.setProperty(StreamsConfig.STATE_DIR_CONFIG, stateDirectory().toString());
    StreamsBuilder builder = new StreamsBuilder();
    addTo(builder, watch, new MirrorGauges(meters), retention, maxFlows, maxCheckpoints);
    driver = new TopologyTestDriver(builder.build(), properties, NOW);
  }

  static void addTo(StreamsBuilder builder) {
    addTo(
        builder,
        new Watch(),
        new MirrorGauges(new SimpleMeterRegistry()),
        Duration.ofDays(90),
        1_000,
        100_000);
  }

  private static void addTo(
      StreamsBuilder builder,
      Watch watch,
      MirrorGauges gauges,
      Duration retention,
      int maxFlows,
      int maxCheckpoints) {
    MirrorTopology.add(
        builder,
        new MirrorTopologySettings(
            MirrorTopics.of(Naming.DEFAULT, "harness", "tidewatch.mirror.flows"),
            Optional.empty(),
            1,
            Rules.DEFAULT,
            retention,
            maxFlows,
            maxCheckpoints,
            MirrorTopologySettings.DEFAULT_MAX_VALUE_BYTES,
            watch,
            gauges),
        new JsonSerde<>(MirrorFlow.class));
  }

  private static Path stateDirectory() {
    try {
      Path target = Path.of(System.getProperty("tidewatch.root"), "streams-app", "target");
      return Files.createTempDirectory(target, "mirrors");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long now() {
    return now;
  }

  /** Writes any record. */
  void pipe(String topic, byte @Nullable [] key, byte @Nullable [] value, RecordHeaders headers) {
    driver
        .createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(key, value, headers, Instant.ofEpochMilli(now)));
  }

  /** A heartbeat of the flow from A to B, written here by its connector. */
  void emitted() {
    heartbeat("heartbeats", "A", "B", now - 1, Method.READ_AS_IT_CAME);
  }

  /** A heartbeat of A that came over; on A it was one of the flow from B to A. */
  void carried() {
    heartbeat("A.heartbeats", "B", "A", now - LATENCY, Method.READ_AS_IT_CAME);
  }

  void heartbeat(String topic, String source, String target, long timestamp, Method method) {
    Heartbeat.Key key = new Heartbeat.Key(source, target);
    pipe(
        topic,
        HeartbeatCodec.encode(key),
        HeartbeatCodec.encode(new Heartbeat(key, timestamp)),
        Arrivals.noted(method, now));
  }

  void checkpoint(String group, int partition, long upstream, long downstream) {
    Checkpoint.Key key = new Checkpoint.Key(group, "A.orders", partition);
    pipe(
        "A.checkpoints.internal",
        CheckpointCodec.encode(key),
        CheckpointCodec.encode(new Checkpoint(key, upstream, downstream, "")),
        new RecordHeaders());
  }

  void checkpointTombstone(String group, int partition) {
    pipe(
        "A.checkpoints.internal",
        CheckpointCodec.encode(new Checkpoint.Key(group, "A.orders", partition)),
        null,
        new RecordHeaders());
  }

  void sync(int partition, long upstream, long downstream) {
    OffsetSync.Key key = new OffsetSync.Key("orders", partition);
    pipe(
        "mm2-offset-syncs.A.internal",
        OffsetSyncCodec.encode(key),
        OffsetSyncCodec.encode(new OffsetSync(key, upstream, downstream)),
        new RecordHeaders());
  }

  /** Time in which somebody watches all these topics. */
  void watched(Duration time, String... topics) {
    for (long end = now + time.toMillis(); now < end; ) {
      now += 500;
      Watches.atEnd(watch, now, topics);
      driver.advanceWallClockTime(Duration.ofMillis(500));
    }
  }

  /** Time in which this instance is down. */
  void unwatched(Duration time) {
    now += time.toMillis();
    Watches.forget(watch);
    driver.advanceWallClockTime(time);
  }

  MirrorReads reads() {
    return new MirrorReads(new DriverStores(driver));
  }

  /** The flows as they are answered. */
  List<Assembly> flows() {
    var part = reads().flows(new FlowsOf(null)).get(0);
    List<Assembly> flows = new ArrayList<>();
    part.signals().stream()
        .map(SignalRow::source)
        .distinct()
        .sorted()
        .forEach(
            source ->
                flows.addAll(
                    Assembly.of(
                        part.sources().stream()
                            .filter(row -> row.source().equals(source))
                            .findFirst()
                            .orElse(SourceRow.first(source)),
                        part.signals().stream().filter(row -> row.source().equals(source)).toList(),
                        part.meta().target())));
    return flows;
  }

  Assembly flow(String name) {
    return flows().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  /** What was written to the output topic since the last time. */
  List<KeyValue<String, MirrorFlow>> published() {
    return driver
        .createOutputTopic(
            "tidewatch.mirror.flows",
            new StringDeserializer(),
            new JsonSerde<>(MirrorFlow.class).deserializer())
        .readKeyValuesToList();
  }

  @Override
  public void close() {
    driver.close();
  }
}
