package dev.tidewatch.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.core.deadletter.failure.FailureClass;
import dev.tidewatch.core.deadletter.group.Component;
import dev.tidewatch.deadletter.GroupState.Place;
import dev.tidewatch.deadletter.headers.RedriveHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;

class DeadLetterTopologyTest {

  private static final long TIME = TopologyHarness.now();

  @Test
  void deadLettersOfOneBugAreOneGroupAndThoseOfAnotherAreNot() {
    try (TopologyHarness harness = new TopologyHarness()) {
      // given
      for (int i = 0; i < 10; i++) {
        harness.pipe(Letter.of("orders-sink", "\"t" + i + "\"", TIME - i));
      }
      harness.pipe(Letter.of("other-sink", "\"t1\"", TIME));

      // when
      List<GroupState> groups = harness.groups();

      // then
      assertThat(groups).extracting(group -> group.counts().count()).containsOnly(10L, 1L);
      GroupState ten = groups.stream().filter(g -> g.counts().count() == 10).findFirst().get();
      assertThat(ten.bug().owner()).isEqualTo("orders-sink");
      assertThat(ten.bug().rootCauseClass()).isEqualTo("java.sql.SQLException");
      assertThat(ten.bug().components())
          .contains(new Component("connector", "orders-sink"), new Component("stage", "TASK_PUT"));
      assertThat(ten.bug().sample()).isEqualTo("put failed at offset 17");
      assertThat(ten.counts().firstSeen()).isEqualTo(TIME - 9);
      assertThat(ten.counts().lastSeen()).isEqualTo(TIME);
      assertThat(ten.counts().lastArrival()).isEqualTo(TIME);
      assertThat(ten.places()).containsExactly(new Place("dlq.orders", 0, 0, 9, TIME, 10));
      assertThat(ten.origins()).containsExactly(new GroupState.TopicCount("orders", 10));
    }
  }

  @Test
  void theNewestDeadLettersOfAGroupAreListedByPositionWithoutTheirPayload() {
    try (TopologyHarness harness =
        new TopologyHarness(TopologyHarness.settings(3, Duration.ofDays(30), 100))) {
      for (int i = 0; i < 10; i++) {
        harness.pipe(Letter.of("orders-sink", "t", TIME + i));
      }
      String fingerprint = harness.groups().get(0).fingerprint();
      assertThat(harness.records(fingerprint))
          .extracting(RecordRow::offset)
          .containsExactly(9L, 8L, 7L);
      RecordRow newest = harness.records(fingerprint).get(0);
      assertThat(newest.originTopic()).isEqualTo("orders");
      assertThat(newest.originOffset()).isEqualTo(17);
      assertThat(newest.timestampType()).isEqualTo(TimeOf.CREATE_TIME);
      assertThat(newest.toString()).doesNotContain("secret");
      assertThat(harness.rows(DeadLetterStores.RECORDS)).hasSize(3);
      assertThat(harness.groups().get(0).counts().count()).isEqualTo(10);
    }
  }

  @Test
  void theOutputTopicsGetEachDeadLetterAndEachChangedGroupOncePerInterval() throws IOException {
    try (TopologyHarness harness = new TopologyHarness()) {
      for (int i = 0; i < 5; i++) {
        harness.pipe(Letter.of("orders-sink", "t", TIME + i));
      }
      harness.driver.advanceWallClockTime(Duration.ofSeconds(2));
      List<KeyValue<String, byte[]>> letters = harness.written(TopologyHarness.TOPICS.records());
      assertThat(letters).hasSize(5);
      JsonNode letter = new ObjectMapper().readTree(letters.get(0).value);
      assertThat(letter.get("fingerprint").asText()).isEqualTo(letters.get(0).key);
      assertThat(letter.get("topic").asText()).isEqualTo("dlq.orders");
      assertThat(letter.get("valueBytes").asInt()).isEqualTo(12);
      assertThat(letter.toString()).doesNotContain("secret", "Sink.java");
      List<KeyValue<String, byte[]>> groups = harness.written(TopologyHarness.TOPICS.groups());
      assertThat(groups).hasSize(1);
      JsonNode group = new ObjectMapper().readTree(groups.get(0).value);
      assertThat(group.get("count").asInt()).isEqualTo(5);
      assertThat(group.get("state").asText()).isEqualTo("NEW");
      assertThat(group.get("topics").get(0).asText()).isEqualTo("dlq.orders");
      harness.driver.advanceWallClockTime(Duration.ofSeconds(5));
      assertThat(harness.written(TopologyHarness.TOPICS.groups())).isEmpty();
    }
  }

  @Test
  void aDeadLetterThatWasSentAgainHasReturned() {
    try (TopologyHarness harness = new TopologyHarness()) {
      Letter first = Letter.of("orders-sink", "t", TIME);
      harness.pipe(first);
      harness.pipe(first.with(RedriveHeaders.ID, "r-1").with(RedriveHeaders.COUNT, "2"));
      harness.pipe(first.with(RedriveHeaders.COUNT, "many"));
      harness.pipe(first.with(RedriveHeaders.COUNT, (String) null));
      GroupState group = harness.groups().get(0);
      assertThat(group.counts().count()).isEqualTo(4);
      assertThat(group.counts().returned()).isEqualTo(1);
      assertThat(harness.records(group.fingerprint()))
          .extracting(RecordRow::redriveCount)
          .containsExactly(null, null, 2, null);
    }
  }

  @Test
  void aRestartFromTheChangelogsKeepsEverything() {
    List<Letter> letters = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      letters.add(Letter.of("sink-" + i % 4, "t", TIME - 60_000L * i));
    }
    try (TopologyHarness whole = new TopologyHarness();
        TopologyHarness first = new TopologyHarness();
        TopologyHarness second = new TopologyHarness()) {
      // given
      letters.forEach(whole::pipe);
      letters.subList(0, 25).forEach(first::pipe);

      // when
      for (String store : DeadLetterStores.LOGGED) {
        second.restore(store, first.changelog(store));
        assertThat(second.rows(store)).isEqualTo(first.rows(store));
      }
      for (KeyValue<String, byte[]> letter : whole.written(TopologyHarness.TOPICS.records())) {
        second.pipeBehind(letter.key.getBytes(StandardCharsets.UTF_8), letter.value);
      }

      // then
      assertThat(second.groups())
          .extracting(group -> group.counts().count())
          .containsExactly(10L, 10L, 10L, 10L);
      assertThat(second.groups())
          .extracting(group -> group.counts().repeated())
          .containsExactlyInAnyOrder(7L, 6L, 6L, 6L);
      assertThat(second.rows(DeadLetterStores.RATES)).isEqualTo(whole.rows(DeadLetterStores.RATES));
      assertThat(second.rows(DeadLetterStores.RECORDS))
          .isEqualTo(whole.rows(DeadLetterStores.RECORDS));
    }
  }

  @Test
  void readingAgainGivesTheSameStores() {
    try (TopologyHarness one = new TopologyHarness();
        TopologyHarness other = new TopologyHarness()) {
      for (int i = 0; i < 20; i++) {
        Letter letter = Letter.of("sink-" + i % 3, "t" + i, TIME - i * 3_600_000L);
        one.pipe(letter);
        other.pipe(letter);
      }
      for (String store :
          List.of(DeadLetterStores.GROUPS, DeadLetterStores.RECORDS, DeadLetterStores.RATES)) {
        assertThat(one.rows(store)).isNotEmpty().isEqualTo(other.rows(store));
      }
    }
  }

  @Test
  void aTopicThatWasMadeAnewIsCountedFromItsFirstOffset() {
    try (TopologyHarness harness = new TopologyHarness()) {
      harness.pipe(Letter.of("orders-sink", "t", TIME));
      harness.pipe(Letter.of("orders-sink", "t", TIME + 1));
      String again =
          new String(
                  harness.written(TopologyHarness.TOPICS.records()).get(0).value,
                  StandardCharsets.UTF_8)
              .replace("\"timestamp\":" + TIME, "\"timestamp\":" + (TIME + 2));
      harness.pipeBehind(harness.groups().get(0).fingerprint(), again);
      assertThat(harness.groups().get(0).counts().count()).isEqualTo(3);
      assertThat(harness.groups().get(0).places().get(0))
          .isEqualTo(new Place("dlq.orders", 0, 0, 0, TIME + 2, 3));
    }
  }

  @Test
  void aGroupPastItsRetentionLeavesNothingBehindButItsRates() {
    try (TopologyHarness harness =
        new TopologyHarness(TopologyHarness.settings(10, Duration.ofMinutes(1), 100))) {
      harness.pipe(Letter.of("orders-sink", "t", TIME));
      String fingerprint = harness.groups().get(0).fingerprint();
      harness.driver.advanceWallClockTime(Duration.ofMinutes(2));
      assertThat(harness.groups()).isEmpty();
      assertThat(harness.rows(DeadLetterStores.RECORDS)).isEmpty();
      assertThat(harness.written(TopologyHarness.TOPICS.groups()))
          .last()
          .isEqualTo(KeyValue.pair(fingerprint, null));
      assertThat(harness.rows(DeadLetterStores.RATES)).isNotEmpty();
    }
  }

  @Test
  void aboveTheBoundOnTheirNumberTheGroupsLongestUnseenGo() {
    try (TopologyHarness harness =
        new TopologyHarness(TopologyHarness.settings(10, Duration.ofDays(1), 2))) {
      for (String sink : List.of("a", "b", "c", "d")) {
        harness.pipe(Letter.of(sink, "t", TIME));
        harness.driver.advanceWallClockTime(Duration.ofMillis(10));
      }
      harness.driver.advanceWallClockTime(Sweeper.INTERVAL);
      harness.driver.advanceWallClockTime(Sweeper.INTERVAL);
      assertThat(harness.groups())
          .extracting(group -> group.bug().owner())
          .containsExactlyInAnyOrder("c", "d");
    }
  }

  @Test
  void whatKindOfFailureItIsIsPartOfTheGroup() {
    try (TopologyHarness harness = new TopologyHarness()) {
      harness.pipe(
          Letter.bare("dlq.x", TIME)
              .with(Letter.PREFIX + "connector.name", "s")
              .with(
                  Letter.PREFIX + "exception.stacktrace",
                  "java.net.ConnectException: Connection refused\n\tat a.B.c(B.java:1)\n"));
      assertThat(harness.groups().get(0).bug().failureClass())
          .isEqualTo(FailureClass.INFRASTRUCTURE);
    }
  }
}
