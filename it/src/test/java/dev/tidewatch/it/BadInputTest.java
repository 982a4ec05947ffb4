package dev.tidewatch.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.eventlog.LineHeaders;
import dev.tidewatch.it.Samples.Sample;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever lands on the topic costs itself only, and is told. */
@ExtendWith(SharedKafka.class)
class BadInputTest {

  private static final Sample SAMPLE = Samples.of("labelled-work-3.5");
  private static final String ID = SAMPLE.application();

  private @Nullable Deployment deployment;
  private @Nullable RunningInstance instance;
  private @Nullable OtherShipper shipper;

  @BeforeEach
  void start(TestCluster cluster, TestInfo test) {
    String name = "bad-" + Integer.toHexString(test.getDisplayName().hashCode());
    deployment = cluster.deployment(name);
    instance = deployment.start();
    shipper = new OtherShipper(deployment);
  }

  @AfterEach
  void stop() {
    if (shipper != null) {
      shipper.close();
    }
    if (instance != null) {
      instance.close();
    }
  }

  @Test
  void badLinesAmongGoodOnesCostThemselvesOnly() {
    // given
    List<String> lines = Logs.lines(SAMPLE.path());
    List<BadLine> bad = BadLine.all();
    // when
    long offset = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (i % 4 == 3 && i / 4 < bad.size()) {
        shipper().send(null, OtherShipper.utf8(ID), bad.get(i / 4).line().get());
      }
      byte[] line = OtherShipper.utf8(lines.get(i));
      shipper()
          .send(
              null,
              OtherShipper.utf8(ID),
              line,
              OtherShipper.file(SAMPLE.log()),
              OtherShipper.offset(offset));
      offset += line.length + 1;
    }
    String unknown = "{\"Event\":\"com.example.Unheard\",\"text\":\"%s\"}";
    shipper().send(ID, unknown.formatted(""));
    shipper().send(ID, unknown.formatted("x".repeat(BadLine.THIRTY_MB)));
    shipper().flush();
    // then
    api().awaitLines(ID, lines.size() + bad.size() + 2);
    SampleAnswers.assertEqualToTheHistoryServers(api(), SAMPLE);
    // Stores show what is not committed yet; readers of whole transactions do not see it.
    api().await("the dead letters", () -> dead().size() >= bad.size());
    List<JsonNode> dead = dead();
    assertThat(dead)
        .extracting(each -> each.path("reason").asText())
        .containsExactlyElementsOf(bad.stream().map(BadLine::reason).toList());
    assertThat(dead)
        .extracting(each -> each.path("bytes").asInt())
        .containsExactlyElementsOf(bad.stream().map(each -> each.line().get().length).toList());
    assertThat(dead)
        .allSatisfy(
            each -> {
              assertThat(each.path("applicationId").asText()).isEqualTo(ID);
              assertThat(each.toString()).hasSizeLessThan(1_000).doesNotContain("seven", "xxx");
            });
    JsonNode seen = completeness(ID);
    assertThat(seen.path("complete").asBoolean()).isFalse();
    assertThat(seen.at("/malformed/NOT_JSON").asInt())
        .isEqualTo(Collections.frequency(bad.stream().map(BadLine::reason).toList(), "NOT_JSON"));
    assertThat(seen.at("/malformed/NO_EVENT_NAME").asInt()).isEqualTo(3);
    assertThat(seen.at("/malformed/WRONG_TYPE").asInt()).isEqualTo(2);
    assertThat(seen.at("/malformed/MISSING_FIELD").asInt()).isOne();
    assertThat(seen.path("notes").toString()).contains(bad.size() + " malformed line(s)");
  }

  @Test
  void recordsWithoutAUsableKeyOrValueAreRefusedByTheirPosition() {
    // when
    shipper().send(0, null, OtherShipper.utf8(Events.logStart()));
    shipper().send(0, new byte[0], OtherShipper.utf8(Events.logStart()));
    shipper().send(0, null, null);
    shipper().send(null, OtherShipper.utf8("tombstoned"), null);
    shipper().send(0, OtherShipper.utf8("zero\0byte"), OtherShipper.utf8(Events.logStart()));
    shipper().flush();
    // then
    api().await("five dead letters", () -> dead().size() == 5);
    assertThat(dead())
        .filteredOn(each -> each.path("reason").asText().equals("NO_APPLICATION"))
        .hasSize(4)
        .allSatisfy(
            each -> {
              assertThat(each.path("topic").asText()).startsWith(requireNonNull(deployment).name());
              assertThat(each.path("detail").asText()).isNotEmpty();
            });
    assertServesANewLog();
  }

  @Test
  void anApplicationIdMayHoldAnything() {
    List<String> ids =
        List.of(
            "with/slash", "with space", "ünïcode-☃", "per%cent", "-1", "a_b_c", "..", "a;b?c#d");
    // when
    for (String id : ids) {
      shipper().send(id, Events.logStart());
      shipper().send(id, Events.applicationStart(id));
      shipper().send(id, Events.applicationEnd());
    }
    shipper().flush();
    // then
    api().awaitCaughtUp();
    assertThat(api().json("applications").findValuesAsText("id"))
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(ids)
        .allSatisfy(
            id ->
                assertThat(api().json("applications/" + encoded(id)).path("id").asText())
                    .isEqualTo(id));
  }

  /** As one segment of a path, which two dots alone are not. */
  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20").replace(".", "%2E");
  }

  @Test
  void aKeyThatIsALogsFileNameNamesApplicationAndAttempt() {
    // given a shipper that knows no more than the file
    List<Sample> attempts =
        Samples.all().stream().filter(each -> each.sample().equals("two-attempts-3.5")).toList();
    // when
    for (Sample attempt : attempts) {
      Logs.lines(attempt.path()).forEach(line -> shipper().send(attempt.log(), line));
    }
    shipper().flush();
    // then
    for (Sample attempt : attempts) {
      api().awaitLines(attempt.attempt(), attempt.events());
    }
    for (Sample attempt : attempts) {
      SampleAnswers.assertEqualToTheHistoryServers(api(), attempt);
      assertThat(completeness(attempt.attempt()).path("withoutPosition").asLong())
          .isEqualTo(attempt.events());
    }
    assertThat(api().json("applications")).hasSize(1);
  }

  @Test
  void headersThatAreNoPositionCountAsNone() {
    List<String> lines = Logs.lines(SAMPLE.path());
    // when
    for (String line : lines) {
      shipper()
          .send(
              null,
              OtherShipper.utf8(ID),
              OtherShipper.utf8(line),
              OtherShipper.file(SAMPLE.log()),
              new RecordHeader(LineHeaders.LOG_OFFSET, new byte[] {0, 0, 7}));
    }
    shipper().flush();
    // then
    api().awaitLines(ID, lines.size());
    SampleAnswers.assertEqualToTheHistoryServers(api(), SAMPLE);
    assertThat(completeness(ID).path("withoutPosition").asInt()).isEqualTo(lines.size());
    assertThat(completeness(ID).path("notes").toString()).contains(LineHeaders.LOG_OFFSET);
  }

  @Test
  void eventsBeforeTheirStartAndEventsThatComeTwiceChangeNoNumber() {
    // given all before the start of the application but what must be first
    List<String> lines = new ArrayList<>(Logs.lines(SAMPLE.path()));
    String start = lines.remove(5);
    assertThat(start).contains("SparkListenerApplicationStart");
    lines.add(20, start);
    // when each comes twice
    lines.stream().flatMap(line -> Stream.of(line, line)).forEach(line -> shipper().send(ID, line));
    shipper().flush();
    // then
    api().awaitLines(ID, 2L * lines.size());
    SampleAnswers.assertEqualToTheHistoryServers(api(), SAMPLE);
    JsonNode seen = completeness(ID);
    assertThat(seen.path("repeatedEvents").asLong()).isPositive();
    assertThat(seen.path("tasksStarted")).isEqualTo(SAMPLE.facts().path("tasksStarted"));
    api().awaitCaughtUp(); // so that dead letters would be committed
    assertThat(dead()).isEmpty();
  }

  @Test
  void endsThatNeverCameAreTold() {
    // given
    List<String> lines = new ArrayList<>(Logs.lines(SAMPLE.path()));
    int end = indexOf(lines, "\"Event\":\"SparkListenerTaskEnd\"");
    lines.remove(end);
    lines.remove(indexOf(lines, "\"Event\":\"SparkListenerStageCompleted\""));
    lines.remove(indexOf(lines, "\"Event\":\"SparkListenerJobEnd\""));
    // when
    lines.forEach(line -> shipper().send(ID, line));
    shipper().flush();
    // then
    api().awaitLines(ID, lines.size());
    JsonNode seen = completeness(ID);
    assertThat(seen.path("complete").asBoolean()).isFalse();
    assertThat(seen.path("tasksStarted").asLong() - seen.path("tasksEnded").asLong()).isOne();
    assertThat(seen.path("notes").toString()).contains("1 task attempt(s) started and never ended");
    assertThat(api().json("applications/" + ID + "/jobs")).hasSize(4);
  }

  @Test
  void negativeAndHugeIdsStopNothing() {
    List<String> numbers =
        List.of("-1", "-2147483648", "2147483647", "99999999999999999999", "1e3");
    for (String number : numbers) {
      Events.jobOfNumber(number).forEach(line -> shipper().send(ID, line));
    }
    shipper().flush();
    api().awaitLines(ID, (long) numbers.size() * Events.jobOfNumber("0").size());
    long malformed = 0;
    for (JsonNode count : completeness(ID).path("malformed")) {
      malformed += count.asLong();
    }
    api().awaitCaughtUp(); // what is counted is in the stores before its dead letter is committed
    assertThat(dead()).hasSize((int) malformed);
    assertThat(api().get("/api/v1/applications/" + ID + "/jobs").status()).isEqualTo(200);
    assertThat(api().get("/api/v1/applications/" + ID + "/stages?details=true").status())
        .isEqualTo(200);
    assertServesANewLog();
  }

  private void assertServesANewLog() {
    Sample fine = Samples.of("failed-report-3.5");
    requireNonNull(deployment).ingest(fine.path());
    api().awaitLines(fine.application(), fine.events());
    SampleAnswers.assertEqualToTheHistoryServers(api(), fine);
  }

  private static int indexOf(List<String> lines, String part) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(part)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no line has " + part);
  }

  private JsonNode completeness(String attempt) {
    return api().json("applications/" + attempt + "/completeness");
  }

  private List<JsonNode> dead() {
    Deployment here = requireNonNull(deployment);
    return Records.of(here, here.deadLetterTopic()).values();
  }

  private OtherShipper shipper() {
    return requireNonNull(shipper);
  }

  private Api api() {
    return requireNonNull(instance).api();
  }
}
