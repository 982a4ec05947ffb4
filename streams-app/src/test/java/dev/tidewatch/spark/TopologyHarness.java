package dev.tidewatch.spark;

import dev.tidewatch.codec.JsonSerde;
import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.core.spark.finding.Thresholds;
import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.testkit.DriverStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The Spark topology in a test driver: one partition, a commit after each line. */
final class TopologyHarness implements AutoCloseable {

  static final SparkTopics TOPICS =
      new SparkTopics(
          "spark.events",
          "tidewatch.spark.applications",
          "tidewatch.spark.deadletters",
          "tidewatch.spark.findings",
          "tidewatch.spark.commands");

  static final FindingTopologySettings FINDINGS =
      new FindingTopologySettings(
          Thresholds.DEFAULTS,
          Duration.ofSeconds(10),
          FindingTopologySettings.DEFAULT_TASKS_PER_RUN);

  final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> input;

  TopologyHarness() {
    this(Duration.ofDays(30), 0);
  }

  TopologyHarness(Duration retention, int maxApplications) {
    this(topology(retention, maxApplications));
  }

  /** With so much of each attempt. */
  TopologyHarness(AttemptLimits limits) {
    this(topology(Duration.ofDays(30), 0, limits, FINDINGS));
  }

  /** That judges attempts so. */
  TopologyHarness(FindingTopologySettings findings) {
    this(topology(Duration.ofDays(30), 0, AttemptLimits.DEFAULT, findings));
  }

  private TopologyHarness(Topology topology) {
    Properties properties = new Properties();
    properties.setProperty(StreamsConfig.APPLICATION_ID_CONFIG, "harness");
    properties.setProperty(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    properties.setProperty(StreamsConfig.STATE_DIR_CONFIG, stateDirectory().toString());
    driver = new TopologyTestDriver(topology, properties);
    input =
        driver.createInputTopic(
            TOPICS.events(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Below the build directory: an operating system may clean its own temporary one at any time. */
  private static Path stateDirectory() {
    try {
      Path target = Path.of(System.getProperty("tidewatch.root"), "streams-app", "target");
      return Files.createTempDirectory(target, "harness");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Topology topology(Duration retention, int maxApplications) {
    return topology(retention, maxApplications, AttemptLimits.DEFAULT, FINDINGS);
  }

  private static Topology topology(
      Duration retention,
      int maxApplications,
      AttemptLimits limits,
      FindingTopologySettings findings) {
    StreamsBuilder builder = new StreamsBuilder();
    SparkTopology.add(
        builder,
        new SparkTopologySettings(
            TOPICS,
            1,
            Redaction.none(),
            retention,
            maxApplications,
            limits,
            SparkTopologySettings.DEFAULT_MAX_VALUE_BYTES,
            Duration.ofSeconds(1),
            findings),
        new JsonSerde<>(SparkApplication.class),
        new JsonSerde<>(DeadLine.class),
        new JsonSerde<>(SparkFinding.class),
        new JsonSerde<>(MuteCommand.class));
    return builder.build();
  }

  /** Pipes a line without headers. */
  void line(String key, String line) {
    pipe(key, line.getBytes(StandardCharsets.UTF_8), new RecordHeaders());
  }

  /** Pipes a line as the ingester ships it. */
  void line(String key, @Nullable String attempt, String file, long offset, byte[] line) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(LogHeaders.FILE, file.getBytes(StandardCharsets.UTF_8));
    headers.add(LogHeaders.OFFSET, ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
    if (attempt != null) {
      headers.add(LogHeaders.ATTEMPT, attempt.getBytes(StandardCharsets.UTF_8));
    }
    pipe(key, line, headers);
  }

  /** Pipes what an operator wants of findings, or what somebody else wrote there. */
  void command(byte[] value) {
    driver
        .createInputTopic(TOPICS.commands(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(new byte[0], value);
  }

  void command(MuteCommand command) {
    command(new JsonSerde<>(MuteCommand.class).serializer().serialize("any", command));
  }

  private void pipe(String key, byte[] line, Headers headers) {
    input.pipeInput(new TestRecord<>(key.getBytes(StandardCharsets.UTF_8), line, headers));
  }

  SparkReads reads() {
    return new SparkReads(new DriverStores(driver));
  }

  AttemptReader attempt(String appId) {
    SparkReads reads = reads();
    return reads.attempt(reads.attempts(appId).get(0));
  }

  boolean isEmpty(String store) {
    KeyValueStore<Bytes, byte[]> rows = driver.getKeyValueStore(store);
    try (KeyValueIterator<Bytes, byte[]> all = rows.all()) {
      return !all.hasNext();
    }
  }

  List<byte[]> keys(String store) {
    List<byte[]> keys = new ArrayList<>();
    new DriverStores(driver).scan(store, new byte[0], (key, value) -> keys.add(key));
    return keys;
  }

  List<KeyValue<String, byte[]>> written(String topic) {
    TestOutputTopic<String, byte[]> output =
        driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
    return output.readKeyValuesToList();
  }

  @Override
  public void close() {
    driver.close();
  }
}
