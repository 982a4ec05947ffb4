package dev.tidewatch.deadletter;

import dev.tidewatch.codec.JsonSerde;
import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.deadletter.DeadLetterViews.GroupRow;
import dev.tidewatch.deadletter.DeadLetterViews.GroupsPage;
import dev.tidewatch.deadletter.api.GroupInfo;
import dev.tidewatch.deadletter.command.Command;
import dev.tidewatch.deadletter.command.Desk;
import dev.tidewatch.testkit.DriverStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The topology of dead letters in a test driver: one partition, a commit after each record. */
final class TopologyHarness implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-25T12:00:30Z");
  static final DeadLetterTopics TOPICS =
      new DeadLetterTopics(
          DeadLetterTopics.sources(Pattern.compile("dlq[.].*"), "harness"),
          "tidewatch.deadletters",
          "tidewatch.deadletter.groups",
          "tidewatch.commands");
  static final DeadLetterTopologySettings SETTINGS =
      new DeadLetterTopologySettings(
          TOPICS,
          1,
          Redaction.none(),
          1_000,
          Duration.ofDays(30),
          100_000,
          DeadLetterTopologySettings.DEFAULT_MAX_VALUE_BYTES,
          Duration.ofSeconds(1));

  final TopologyTestDriver driver;

  /** What the desk was last told. */
  final AtomicReference<List<Desk.Open>> open = new AtomicReference<>(List.of());

  TopologyHarness() {
    this(SETTINGS);
  }

  TopologyHarness(DeadLetterTopologySettings settings) {
    Properties properties = new Properties();
    properties.setProperty(StreamsConfig.APPLICATION_ID_CONFIG, "harness");
    properties.setProperty(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    properties.setProperty(StreamsConfig.STATE_DIR_CONFIG, stateDirectory().toString());
    StreamsBuilder builder = new StreamsBuilder();
    addTo(builder, settings, (partition, orders) -> open.set(orders));
    driver = new TopologyTestDriver(builder.build(), properties, NOW);
  }

  static DeadLetterTopologySettings settings(
      int recordsPerGroup, Duration retention, int maxGroups) {
    return new DeadLetterTopologySettings(
        TOPICS,
        1,
        SETTINGS.redaction(),
        recordsPerGroup,
        retention,
        maxGroups,
        SETTINGS.maxValueBytes(),
        SETTINGS.outputInterval());
  }

  static void addTo(StreamsBuilder builder, DeadLetterTopologySettings settings, Desk desk) {
    DeadLetterTopology.add(
        builder,
        settings,
        new JsonSerde<>(DeadLetter.class),
        new JsonSerde<>(DeadLetterGroup.class),
        new JsonSerde<>(Command.class),
        desk);
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

  void pipe(Letter letter) {
    driver
        .createInputTopic(letter.topic(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(
            new TestRecord<>(
                letter.key(),
                letter.value(),
                letter.headers(),
                Instant.ofEpochMilli(letter.timestamp())));
  }

  void command(Command command) {
    driver
        .createInputTopic(
            TOPICS.commands(), new StringSerializer(), new JsonSerde<>(Command.class).serializer())
        .pipeInput(command.entity(), command, NOW);
  }

  /** Writes to the topic of commands, as somebody else may. */
  void pipeCommand(String key, String value) {
    driver
        .createInputTopic(TOPICS.commands(), new StringSerializer(), new StringSerializer())
        .pipeInput(key, value, NOW);
  }

  /** Writes past the first part, as somebody else may. */
  void pipeBehind(byte[] key, byte[] value) {
    driver
        .createInputTopic(TOPICS.records(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(key, value, NOW));
  }

  void pipeBehind(String key, String value) {
    pipeBehind(key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
  }

  static long now() {
    return NOW.toEpochMilli();
  }

  DeadLetterReads reads() {
    return new DeadLetterReads(new DriverStores(driver));
  }

  /** All groups, in the order of their fingerprints. */
  List<GroupState> groups() {
    DeadLetterReads reads = reads();
    return list(GroupFilter.ALL).stream()
        .map(GroupInfo::fingerprint)
        .sorted()
        .map(reads::group)
        .toList();
  }

  List<GroupInfo> list(GroupFilter filter) {
    return reads()
        .groups(
            new GroupsPage(
                filter, GroupSort.LAST_SEEN, new AlertRule(10, 10, 25), now(), null, 1_000))
        .stream()
        .map(GroupRow::group)
        .toList();
  }

  List<RecordRow> records(String fingerprint) {
    return reads().records(fingerprint, Long.MAX_VALUE, 10_000).stream()
        .map(row -> row.value)
        .toList();
  }

  /** All rows of a store, as text that can be compared. */
  List<String> rows(String store) {
    KeyValueStore<Bytes, byte[]> rows = driver.getKeyValueStore(store);
    List<String> all = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> each = rows.all()) {
      each.forEachRemaining(row -> all.add(row.key + "=" + Bytes.wrap(row.value)));
    }
    return all;
  }

  List<KeyValue<String, byte[]>> written(String topic) {
    return driver
        .createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
        .readKeyValuesToList();
  }

  /** What the changelog of a store was given. */
  List<KeyValue<byte[], byte[]>> changelog(String store) {
    return driver
        .createOutputTopic(
            "harness-" + store + "-changelog",
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())
        .readKeyValuesToList();
  }

  /** Gives a store what the changelog of another one has, as a restart does. */
  void restore(String store, List<KeyValue<byte[], byte[]>> changelog) {
    KeyValueStore<Bytes, byte[]> rows = driver.getKeyValueStore(store);
    changelog.forEach(row -> rows.put(Bytes.wrap(row.key), row.value));
  }

  @Override
  public void close() {
    driver.close();
  }
}
