package dev.tidewatch.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.codec.JsonSerde;
import dev.tidewatch.core.deadletter.decode.Format;
import dev.tidewatch.core.deadletter.decode.HeaderProblem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a producer of dead letters writes stops the instance or is lost. */
class HostileLettersTest {

  private static final long TIME = TopologyHarness.now();
  private static final String STACK_TRACE = Letter.PREFIX + "exception.stacktrace";

  private static DeadLetter only(TopologyHarness harness) {
    return new JsonSerde<>(DeadLetter.class)
        .deserializer()
        .deserialize("any", harness.written(TopologyHarness.TOPICS.records()).get(0).value);
  }

  @Test
  void aRecordWithoutHeadersIsAGroupOfItsTopic() {
    try (TopologyHarness harness = new TopologyHarness()) {
      harness.pipe(Letter.bare("dlq.plain", TIME));
      harness.pipe(Letter.bare("dlq.plain", TIME).tombstone());
      GroupState group = harness.groups().get(0);
      assertThat(group.bug().format()).isEqualTo(Format.UNKNOWN);
      assertThat(group.counts().count()).isEqualTo(2);
    }
  }

  @Test
  void headersWithoutValueAreMissing() {
    try (TopologyHarness harness = new TopologyHarness()) {
      Letter letter = Letter.bare("dlq.x", TIME);
      for (String name :
          List.of("topic", "offset", "connector.name", "exception.message", "stage")) {
        letter = letter.with(Letter.PREFIX + name, (String) null);
      }
      harness.pipe(letter.with(STACK_TRACE, (String) null));
      assertThat(harness.groups().get(0).bug().format()).isEqualTo(Format.CONNECT);
      assertThat(harness.groups().get(0).origins()).isEmpty();
    }
  }

  @Test
  void ofRepeatedHeadersTheLastCountsAndNumbersThatAreNoneAreNamed() {
    try (TopologyHarness harness = new TopologyHarness()) {
      Letter letter =
          Letter.of("first", "t", TIME)
              .with(Letter.PREFIX + "connector.name", "last")
              .with(Letter.PREFIX + "offset", "99999999999999999999")
              .with(Letter.PREFIX + "partition", "three");
      harness.pipe(letter);
      DeadLetter written = only(harness);
      assertThat(written.owner()).isEqualTo("last");
      assertThat(written.originOffset()).isNull();
      assertThat(written.problems())
          .extracting(HeaderProblem::header)
          .containsExactlyInAnyOrder(Letter.PREFIX + "offset", Letter.PREFIX + "partition");
    }
  }

  @Test
  void aStackTraceOfFiveMegabytesIsCutAndGroupedByItsEnd() {
    try (TopologyHarness harness = new TopologyHarness()) {
      String frames = "\tat com.example.Deep.call(Deep.java:1)\n".repeat(5 * 1024 * 1024 / 40);
      String trace = "a.B: top\n" + frames + "Caused by: c.D: bottom\n\tat e.F.g(F.java:2)\n";
      harness.pipe(Letter.of("s", "t", TIME).with(STACK_TRACE, trace));
      assertThat(harness.groups().get(0).bug().rootCauseClass()).isEqualTo("c.D");
      assertThat(harness.written(TopologyHarness.TOPICS.records()).get(0).value.length)
          .isLessThan(64 * 1024);
    }
  }

  @Test
  void bytesThatAreNoTextAndHalvesOfSurrogatePairsAreWrittenAsText() {
    try (TopologyHarness harness = new TopologyHarness()) {
      Random random = new Random(42);
      for (int i = 0; i < 50; i++) {
        byte[] bytes = new byte[3_000];
        random.nextBytes(bytes);
        harness.pipe(
            Letter.of("s", "t", TIME)
                .with(Letter.PREFIX + "connector.name", bytes)
                .with(Letter.PREFIX + "exception.message", bytes)
                .with(STACK_TRACE, bytes));
      }
      // A surrogate pair where a text is cut.
      String pairs = "x" + "\uD83D\uDE00".repeat(20_000);
      harness.pipe(
          Letter.of("s", "t", TIME)
              .with(Letter.PREFIX + "exception.message", pairs)
              .with(STACK_TRACE, "a.B: " + pairs));
      harness.driver.advanceWallClockTime(Duration.ofSeconds(2));
      assertThat(harness.written(TopologyHarness.TOPICS.records())).hasSize(51);
      assertThat(harness.written(TopologyHarness.TOPICS.groups())).isNotEmpty();
    }
  }

  @Test
  void textThatWouldHarmAPageOrATerminalStaysText() {
    try (TopologyHarness harness = new TopologyHarness()) {
      String hostile = "<script>alert(1)</script>\u001b[2J\u0000";
      harness.pipe(Letter.of("<b>", "t", TIME).with(Letter.PREFIX + "exception.message", hostile));
      harness.driver.advanceWallClockTime(Duration.ofSeconds(2));
      assertThat(harness.groups().get(0).bug().sample()).isEqualTo(hostile);
      assertThat(
              new String(
                  harness.written(TopologyHarness.TOPICS.groups()).get(0).value,
                  StandardCharsets.UTF_8))
          .contains("\\u001B[2J\\u0000")
          .doesNotContain("\u001b", "\u0000");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 32_503_680_000_000L, Long.MAX_VALUE})
  void aTimestampOfAnyAgeIsCountedInItsGroupAndNotByTime(long timestamp) {
    try (TopologyHarness harness = new TopologyHarness()) {
      harness.pipe(Letter.of("s", "t", timestamp));
      harness.pipe(Letter.of("s", "t", TIME));
      harness.driver.advanceWallClockTime(Duration.ofSeconds(30));
      GroupState group = harness.groups().get(0);
      assertThat(group.counts().count()).isEqualTo(2);
      assertThat(group.hours().at(RateWindow.HOUR.spanOf(TIME))).isEqualTo(1);
      assertThat(harness.rows(DeadLetterStores.RATES))
          .filteredOn(row -> row.startsWith("x"))
          .hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[]",
        "{\"fingerprint\":\"00000000000000000000000000000000\"}",
        "{\"fingerprint\":7,\"components\":[null]}",
        "not JSON",
        "\u0000\u0000\u0000\u0000\u0001"
      })
  void whatSomebodyElseWroteToTheOutputTopicCostsThatRecordOnly(String value) {
    try (TopologyHarness harness = new TopologyHarness()) {
      // when
      harness.pipeBehind("00000000000000000000000000000000", value);
      harness.pipe(Letter.of("s", "t", TIME));

      // then
      assertThat(harness.groups()).hasSize(1);
      assertThat(refused(harness)).isEqualTo(1.0);
    }
  }

  @Test
  void aDeadLetterUnderAnotherKeyIsRefused() {
    try (TopologyHarness harness = new TopologyHarness()) {
      harness.pipe(Letter.of("s", "t", TIME));
      byte[] value = harness.written(TopologyHarness.TOPICS.records()).get(0).value;
      harness.pipeBehind("0123".getBytes(StandardCharsets.UTF_8), value);
      assertThat(harness.groups().get(0).counts().count()).isEqualTo(1);
      assertThat(refused(harness)).isEqualTo(1.0);
    }
  }

  @Test
  void hugeTextsInTheOutputTopicAreBounded() {
    try (TopologyHarness harness = new TopologyHarness()) {
      harness.pipe(Letter.of("s", "t", TIME));
      String mine =
          new String(
              harness.written(TopologyHarness.TOPICS.records()).get(0).value,
              StandardCharsets.UTF_8);
      String huge =
          mine.replace("\"owner\":\"s\"", "\"owner\":\"\\ud800" + "x".repeat(3_000_000) + "\"");
      String fingerprint = "ffffffffffffffffffffffffffffffff";
      harness.pipeBehind(
          fingerprint,
          huge.replaceAll(
              "\"fingerprint\":\"[0-9a-f]+\"", "\"fingerprint\":\"" + fingerprint + "\""));
      harness.driver.advanceWallClockTime(Duration.ofSeconds(2));
      assertThat(harness.reads().group(fingerprint)).isNotNull();
      assertThat(harness.written(TopologyHarness.TOPICS.groups()))
          .hasSize(2)
          .allMatch(group -> group.value.length < 64 * 1024);
    }
  }

  private static double refused(TopologyHarness harness) {
    return harness.driver.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("deadletter-refused-total"))
        .mapToDouble(metric -> (double) metric.getValue().metricValue())
        .sum();
  }
}
