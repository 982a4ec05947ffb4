package dev.tidewatch.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidewatch.codec.JsonSerde;
import dev.tidewatch.core.spark.finding.Finding;
import dev.tidewatch.core.spark.finding.Findings;
import dev.tidewatch.core.spark.finding.PlanLimits;
import dev.tidewatch.core.spark.finding.Sizing;
import dev.tidewatch.core.spark.finding.Thresholds;
import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.spark.FindingKeys.Kind;
import dev.tidewatch.store.RecordStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the topology says of real runs, while they go on. */
class FindingJudgeTest {

  private static final String APP = "app";
  private static final String LOG = "log";
  private static final Duration RUN = Duration.ofSeconds(11);

  private final List<String> shipped = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "skewed-join-3.5",
        "spilling-sort-3.5",
        "failed-report-3.5",
        "cluster-trouble-3.5",
        "daily-orders-4.1",
        "small-files-written-by-partition-yes"
      })
  void theTopicGetsWhatTheRulesSayOfTheWholeLogAndNothingTwice(String sample) {
    try (TopologyHarness harness = new TopologyHarness()) {
      ship(harness, lines(sample));
      harness.driver.advanceWallClockTime(RUN);

      List<SparkFinding> published = published(harness).stream().map(row -> row.value).toList();

      assertThat(published)
          .extracting(SparkFinding::rule, SparkFinding::stage, SparkFinding::evidence)
          .containsExactlyInAnyOrderElementsOf(
              judged(harness).stream()
                  .map(finding -> tuple(finding.rule(), finding.stage(), finding.evidence()))
                  .toList());
      harness.driver.advanceWallClockTime(Duration.ofMinutes(1));
      assertThat(published(harness)).isEmpty();
    }
  }

  @Test
  void aFindingComesWhileTheJobRunsUnderTheKeyThatNamesIt() {
    List<String> lines = lines("spilling-sort-3.5");
    try (TopologyHarness harness = new TopologyHarness()) {
      ship(harness, lines.subList(0, lines.size() - 1)); // all but the application's end
      harness.driver.advanceWallClockTime(RUN);

      KeyValue<String, SparkFinding> first = published(harness).get(0);

      assertThat(harness.attempt(APP).application().completed()).isFalse();
      assertThat(first.key).matches("app//spill/\\d+\\.0");
      assertThat(first.value.name()).isEqualTo("spilling-sort");
      assertThat(first.value.foundAt())
          .isEqualTo(harness.attempt(APP).application().lastEventTime());
    }
  }

  @Test
  void aFindingOfAQueryHasItsExecutionInItsKey() {
    try (TopologyHarness harness = new TopologyHarness()) {
      ship(harness, lines("small-files-read-yes"));
      harness.driver.advanceWallClockTime(RUN);

      assertThat(published(harness))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.key).isEqualTo("app//small-files-read/sql.0");
                assertThat(row.value.sqlExecutionId()).isEqualTo(0);
              });
    }
  }

  @Test
  void whatDoesNotChangeIsNotSaidAgainHoweverLongTheJobGoesOn() {
    List<String> lines = lines("spilling-sort-3.5");
    try (TopologyHarness harness = new TopologyHarness()) {
      ship(harness, lines.subList(0, lines.size() - 1));
      harness.driver.advanceWallClockTime(RUN);
      assertThat(published(harness)).isNotEmpty();

      ship(harness, lines.subList(lines.size() - 1, lines.size()));
      harness.driver.advanceWallClockTime(RUN);

      assertThat(harness.attempt(APP).application().completed()).isTrue();
      assertThat(published(harness)).isEmpty();
    }
  }

  @Test
  void aFindingThatCannotBeHeldAnyMoreIsTakenBack() {
    List<String> lines = lines("skewed-join-3.5");
    try (TopologyHarness harness = new TopologyHarness()) {
      ship(harness, lines);
      harness.driver.advanceWallClockTime(RUN);
      List<String> skew =
          published(harness).stream().map(row -> row.key).filter(k -> k.contains("skew")).toList();
      assertThat(skew).isNotEmpty();

      ship(harness, List.of("{\"Event\":\"SparkListenerTaskEnd\", cut off"));
      harness.driver.advanceWallClockTime(RUN);

      assertThat(harness.written(TopologyHarness.TOPICS.findings()))
          .filteredOn(row -> row.value == null)
          .extracting(row -> row.key)
          .containsExactlyInAnyOrderElementsOf(skew);
    }
  }

  @Test
  void aBudgetSpreadsTheReadingOverRunsAndTheNumbersStayTheSame() {
    FindingTopologySettings little =
        new FindingTopologySettings(low(), Duration.ofSeconds(10), 150);
    try (TopologyHarness harness = new TopologyHarness(little)) {
      ship(harness, lines("many-small-tasks-4.1"));
      harness.driver.advanceWallClockTime(RUN);
      assertThat(published(harness)).as("the first run has not read all").isEmpty();

      List<KeyValue<String, SparkFinding>> published = new ArrayList<>();
      for (int run = 0; run < 100 && published.isEmpty(); run++) {
        harness.driver.advanceWallClockTime(RUN);
        published.addAll(published(harness));
      }

      assertThat(published)
          .extracting(row -> row.value.evidence())
          .containsExactlyInAnyOrderElementsOf(
              Findings.judge(harness.attempt(APP), low(), today()).findings().stream()
                  .map(Finding::evidence)
                  .toList())
          .isNotEmpty();
    }
  }

  @Test
  void anAttemptThatWasLeftBehindIsFoundByTheWalk() {
    try (TopologyHarness harness = new TopologyHarness()) {
      ship(harness, lines("spilling-sort-3.5"));
      harness.driver.advanceWallClockTime(RUN);
      int findings = published(harness).size();
      clear(harness, Kind.values()); // as in the state of a version that judged nothing

      harness.driver.advanceWallClockTime(RUN);
      harness.driver.advanceWallClockTime(RUN);

      assertThat(published(harness)).hasSize(findings).isNotEmpty();
    }
  }

  @Test
  void afterACrashBetweenCommitAndJudgementNothingIsSaidTwice() {
    try (TopologyHarness harness = new TopologyHarness()) {
      ship(harness, lines("spilling-sort-3.5"));
      harness.driver.advanceWallClockTime(RUN);
      assertThat(published(harness)).isNotEmpty();
      clear(harness, Kind.JUDGED, Kind.NUMBERS); // judged anew, from the tasks

      harness.driver.advanceWallClockTime(RUN);
      harness.driver.advanceWallClockTime(RUN);

      assertThat(isEmpty(harness, Kind.JUDGED)).isFalse();
      assertThat(published(harness)).isEmpty();
    }
  }

  @Test
  void anAttemptPastItsRetentionTakesItsFindingsAlong() {
    try (TopologyHarness harness = new TopologyHarness(Duration.ofMinutes(2), 0)) {
      ship(harness, lines("spilling-sort-3.5"));
      harness.driver.advanceWallClockTime(RUN);
      List<String> keys = published(harness).stream().map(row -> row.key).toList();
      assertThat(keys).isNotEmpty();

      harness.driver.advanceWallClockTime(Duration.ofMinutes(4));

      assertThat(harness.written(TopologyHarness.TOPICS.findings()))
          .allSatisfy(row -> assertThat(row.value).isNull())
          .extracting(row -> row.key)
          .containsExactlyInAnyOrderElementsOf(keys);
      assertThat(harness.isEmpty(SparkStores.FINDINGS)).isTrue();
    }
  }

  private void ship(TopologyHarness harness, List<String> lines) {
    for (String line : lines) {
      harness.line(APP, null, LOG, shipped.size(), line.getBytes(StandardCharsets.UTF_8));
      shipped.add(line);
    }
  }

  private static List<Finding> judged(TopologyHarness harness) {
    AttemptReader attempt = harness.attempt(APP);
    return Findings.judge(attempt, Thresholds.DEFAULTS, today()).findings();
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private static Thresholds low() {
    return new Thresholds(
        10,
        5_000,
        3,
        100L << 20,
        1,
        4,
        10_000,
        50,
        1,
        500,
        500,
        100L << 20,
        10,
        Sizing.DEFAULTS,
        PlanLimits.DEFAULTS);
  }

  private static List<KeyValue<String, SparkFinding>> published(TopologyHarness harness) {
    JsonSerde<SparkFinding> serde = new JsonSerde<>(SparkFinding.class);
    return harness.written(TopologyHarness.TOPICS.findings()).stream()
        .map(row -> KeyValue.pair(row.key, read(serde, row.value)))
        .toList();
  }

  private static SparkFinding read(JsonSerde<SparkFinding> serde, byte @Nullable [] value) {
    assertThat(value).as("no tombstone").isNotNull();
    return serde.deserializer().deserialize("any", value);
  }

  private static void clear(TopologyHarness harness, Kind... kinds) {
    KeyValueStore<Bytes, byte[]> rows = harness.driver.getKeyValueStore(SparkStores.FINDINGS);
    for (Kind kind : kinds) {
      keys(rows, kind).forEach(rows::delete);
    }
  }

  private static boolean isEmpty(TopologyHarness harness, Kind kind) {
    return keys(harness.driver.getKeyValueStore(SparkStores.FINDINGS), kind).isEmpty();
  }

  private static List<Bytes> keys(KeyValueStore<Bytes, byte[]> rows, Kind kind) {
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> all = rows.all()) {
      all.forEachRemaining(
          row -> {
            if (RecordStore.isIn(FindingKeys.all(kind), row.key.get())) {
              keys.add(row.key);
            }
          });
    }
    return keys;
  }

  private static List<String> lines(String sample) {
    return Samples.lines(sample);
  }
}
