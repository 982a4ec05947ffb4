package dev.tidewatch.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidewatch.codec.JsonSerde;
import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.core.spark.event.EventParser;
import dev.tidewatch.core.spark.event.SparkEvent;
import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.core.spark.state.AttemptReducer;
import dev.tidewatch.core.spark.state.Completeness;
import dev.tidewatch.core.spark.state.MemoryAttempt;
import dev.tidewatch.core.spark.state.StageKey;
import dev.tidewatch.core.spark.state.StageState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;

class SparkTopologyTest {

  private static final String LOG = "app-20161116163331-0000";

  private static List<String> lines() throws IOException {
    Path log = Path.of(System.getProperty("tidewatch.oracle"), "events", LOG);
    assumeTrue(Files.exists(log), "SKIPPED: no oracle at " + log);
    return Files.readAllLines(log);
  }

  private static MemoryAttempt inMemory(List<String> lines) {
    EventParser parser = new EventParser(Redaction.none());
    MemoryAttempt attempt = new MemoryAttempt(LOG, null);
    for (String line : lines) {
      if (parser.parse(line.getBytes(StandardCharsets.UTF_8)) instanceof SparkEvent event) {
        AttemptReducer.apply(attempt, event);
      }
    }
    return attempt;
  }

  private static void ship(TopologyHarness harness, List<String> lines) {
    long offset = 0;
    for (String line : lines) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      harness.line(LOG, null, LOG, offset, bytes);
      offset += bytes.length + 1;
    }
  }

  private static void assertSameEntities(AttemptReader stored, AttemptReader expected) {
    assertThat(stored.jobs()).isEqualTo(expected.jobs());
    assertThat(stored.stages()).isEqualTo(expected.stages());
    assertThat(stored.executors()).isEqualTo(expected.executors());
    assertThat(stored.environment()).isEqualTo(expected.environment());
    for (StageState stage : expected.stages()) {
      StageKey key = StageKey.of(stage.info());
      assertThat(stored.tasks(key)).isEqualTo(expected.tasks(key));
      assertThat(stored.stageExecutors(key)).isEqualTo(expected.stageExecutors(key));
    }
  }

  @Test
  void theStoresHoldWhatTheReducersSayWithACommitAfterEachLine() throws IOException {
    List<String> lines = lines();
    try (TopologyHarness harness = new TopologyHarness()) {
      ship(harness, lines);
      assertSameEntities(harness.attempt(LOG), inMemory(lines));
    }
  }

  @Test
  void aLogShippedThreeTimesInPiecesCountsOnce() throws IOException {
    List<String> lines = lines();
    try (TopologyHarness harness = new TopologyHarness()) {
      ship(harness, lines.subList(0, lines.size() / 2));
      ship(harness, lines);
      ship(harness, lines);
      AttemptReader stored = harness.attempt(LOG);
      assertSameEntities(stored, inMemory(lines));
      Completeness seen = stored.application().completeness();
      assertThat(seen.repeatedOffsets()).isEqualTo(lines.size() + lines.size() / 2);
      assertThat(seen.repeatedEvents()).isZero();
    }
  }

  @Test
  void aLineThatIsNoEventGoesToTheDeadLetterTopicByItsPositionAlone() throws IOException {
    List<String> lines = lines();
    try (TopologyHarness harness = new TopologyHarness()) {
      harness.line(LOG, "{\"Event\":\"SparkListenerTaskEnd\", secret");
      ship(harness, lines);
      assertSameEntities(harness.attempt(LOG), inMemory(lines));
      assertThat(harness.attempt(LOG).application().completeness().malformed())
          .containsEntry("NOT_JSON", 1L);
      List<KeyValue<String, byte[]>> dead = harness.written(TopologyHarness.TOPICS.deadLetters());
      assertThat(dead).hasSize(1);
      assertThat(dead.get(0).key).isEqualTo(LOG);
      assertThat(new String(dead.get(0).value, StandardCharsets.UTF_8))
          .contains("\"reason\":\"NOT_JSON\"", "\"topic\":\"spark.events\"", "\"offset\":0")
          .doesNotContain("secret");
    }
  }

  @Test
  void theOutputTopicGetsTheLatestStateOfAnAttemptOncePerInterval() throws IOException {
    List<String> lines = lines();
    try (TopologyHarness harness = new TopologyHarness()) {
      ship(harness, lines);
      harness.driver.advanceWallClockTime(Duration.ofSeconds(2));
      List<KeyValue<String, byte[]>> written =
          harness.written(TopologyHarness.TOPICS.applications());
      assertThat(written).hasSize(1);
      SparkApplication application =
          new JsonSerde<>(SparkApplication.class)
              .deserializer()
              .deserialize("any", written.get(0).value);
      assertThat(application.applicationId()).isEqualTo(LOG);
      assertThat(application.completed()).isTrue();
      assertThat(application.tasksEnded()).isEqualTo(application.tasksStarted()).isPositive();
      harness.driver.advanceWallClockTime(Duration.ofSeconds(5));
      assertThat(harness.written(TopologyHarness.TOPICS.applications())).isEmpty();
    }
  }

  @Test
  void anAttemptPastItsRetentionLeavesNothingBehind() throws IOException {
    List<String> lines = lines();
    try (TopologyHarness harness = new TopologyHarness(Duration.ofMinutes(1), 0)) {
      ship(harness, lines);
      assertThat(harness.reads().options("", 10)).isNotEmpty();
      harness.driver.advanceWallClockTime(Duration.ofMinutes(2));
      assertThat(harness.reads().attempts(LOG)).isEmpty();
      assertThat(harness.reads().options("", 10)).isEmpty();
      assertThat(harness.reads().versions()).isEmpty();
      assertThat(harness.isEmpty(SparkStores.DETAILS)).isTrue();
      assertThat(harness.keys(SparkStores.INVENTORY)).containsExactly(ListingKeys.whole());
      assertThat(harness.written(TopologyHarness.TOPICS.applications()))
          .last()
          .isEqualTo(KeyValue.pair(LOG, null));
    }
  }
}
