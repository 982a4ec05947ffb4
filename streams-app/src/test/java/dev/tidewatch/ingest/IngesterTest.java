package dev.tidewatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.eventlog.ApplicationAttempt;
import dev.tidewatch.ingest.IngestReport.RefusedLine;
import dev.tidewatch.ingest.IngestReport.ShippedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class IngesterTest extends ShippingTest {

  @Test
  void everyLineIsARecordWithItsKeyItsBytesAndItsPosition() throws IOException {
    // given
    String start = start("local-5", "2");
    append("odd-name", start + "\nno JSON at all\n\n{\"Event\":\"é\"}");
    // when
    IngestReport report = ship(options);
    // then
    int second = start.length() + 1;
    assertThat(shipped())
        .containsExactly(
            new Shipped("local-5", start, "odd-name", 0, "2"),
            new Shipped("local-5", "no JSON at all", "odd-name", second, "2"),
            new Shipped("local-5", "{\"Event\":\"é\"}", "odd-name", second + 16, "2"));
    assertThat(report.isWhole()).isTrue();
    assertThat(report.logs())
        .containsExactly(
            new ShippedLog(
                logs.resolve("odd-name"),
                new ApplicationAttempt("local-5", "2"),
                3,
                start.length() + 14 + 14,
                true));
  }

  @Test
  void aMissingTopicIsCreatedAndSaid() throws Exception {
    append("app-1", start("app-1", null) + "\n");
    ship(options);
    try (var admin = BROKER.admin()) {
      var topics = admin.describeTopics(List.of(topic)).allTopicNames().get().values();
      assertThat(topics).singleElement().satisfies(t -> assertThat(t.partitions()).hasSize(3));
    }
    assertThat(notes).anyMatch(note -> note.startsWith("created topic " + topic));
  }

  @Test
  void aSecondRunShipsOnlyWhatIsNew() throws IOException {
    // given a log in progress, shipped
    append("app-1.inprogress", start("app-1", null) + "\n{\"Event\":\"a\"}\n{\"Eve");
    append("app-2", start("app-2", null) + "\n");
    assertThat(ship(options).events()).isEqualTo(3);
    // when nothing has changed
    assertThat(ship(options).events()).isZero();
    // and when Spark goes on and ends
    append("app-1.inprogress", "nt\":\"b\"}\n");
    Files.move(logs.resolve("app-1.inprogress"), logs.resolve("app-1"));
    IngestReport report = ship(options);
    // then
    assertThat(report.events()).isEqualTo(1);
    assertThat(shipped()).extracting(Shipped::value).contains("{\"Event\":\"b\"}").hasSize(4);
    assertThat(shipped()).extracting(Shipped::file).containsOnly("app-1", "app-2");
  }

  @Test
  void againRepeatsTheSamePositions() throws IOException {
    append("app-1", start("app-1", null) + "\n{\"Event\":\"a\"}\n");
    ship(options);
    ship(options.withAgain(true));
    List<Shipped> all = shipped();
    assertThat(all).hasSize(4);
    assertThat(all.subList(2, 4)).isEqualTo(all.subList(0, 2));
  }

  @Test
  void aTopicThatWasDeletedAndMadeAgainGetsEverythingAgain()
      throws IOException, ExecutionException, InterruptedException {
    append("app-1", start("app-1", null) + "\n");
    ship(options);
    try (var admin = BROKER.admin()) {
      admin.deleteTopics(List.of(topic)).all().get();
      await().until(() -> !admin.listTopics().names().get().contains(topic));
    }
    assertThat(ship(options).events()).isEqualTo(1);
  }

  @Test
  void compressedAndRollingLogsCarryUncompressedOffsets() throws IOException {
    // given
    Path rolling = Files.createDirectory(logs.resolve("eventlog_v2_app-7"));
    String start = start("app-7", null);
    zstd(rolling.resolve("events_1_app-7.zstd"), start + "\n{\"Event\":\"a\"}\n");
    zstd(rolling.resolve("events_2_app-7.zstd"), "{\"Event\":\"b\"}\n");
    Files.createFile(rolling.resolve("appstatus_app-7"));
    // when
    ship(options);
    // then
    String first = "eventlog_v2_app-7/events_1_app-7.zstd";
    String second = "eventlog_v2_app-7/events_2_app-7.zstd";
    assertThat(shipped())
        .containsExactly(
            new Shipped("app-7", start, first, 0, "-"),
            new Shipped("app-7", "{\"Event\":\"a\"}", first, start.length() + 1, "-"),
            new Shipped("app-7", "{\"Event\":\"b\"}", second, 0, "-"));
    assertThat(ship(options).events()).isZero();
  }

  @Test
  void aLineThatTheBrokerRefusesCostsThatLineOnly() throws IOException {
    // given a topic whose limit no compression gets the line under
    BROKER.createTopic(topic, 1, Map.of("max.message.bytes", "100000"));
    byte[] noise = new byte[300_000];
    new Random(1).nextBytes(noise);
    String large = "{\"Event\":\"" + Base64.getEncoder().encodeToString(noise) + "\"}";
    append("app-1", start("app-1", null) + "\n" + large + "\n{\"Event\":\"after\"}\n");
    // when
    IngestReport report = ship(options);
    // then
    assertThat(shipped()).extracting(Shipped::value).hasSize(2).contains("{\"Event\":\"after\"}");
    assertThat(report.refused()).hasSize(1);
    RefusedLine refused = report.refused().get(0);
    assertThat(refused.file().name()).isEqualTo("app-1");
    assertThat(refused.offset()).isEqualTo(start("app-1", null).length() + 1);
    assertThat(refused.length()).isEqualTo(large.length());
    assertThat(refused.reason()).contains("max.request.size", "max.message.bytes");
    assertThat(report.isWhole()).isFalse();
    assertThat(report.events()).isEqualTo(2);
  }

  @Test
  void aLineOverTheRequestSizeIsReportedWithoutBeingHeld() throws IOException {
    append(
        "app-1", start("app-1", null) + "\n" + "x".repeat(200_000) + "\n{\"Event\":\"after\"}\n");
    Map<String, String> small = Map.of("max.request.size", "100000");

    IngestReport report = ship(options.withClientProperties(small));

    assertThat(report.events()).isEqualTo(2);
    assertThat(report.refused()).extracting(RefusedLine::length).containsExactly(200_000L);
    assertThat(report.isWhole()).isFalse();
  }

  @Test
  void aCopyOfALogIsNotCountedTwice() throws IOException {
    append("app-1", start("app-1", null) + "\n");
    append("copy of app-1", start("app-1", null) + "\n{\"Event\":\"a\"}\n");

    IngestReport report = ship(options);

    assertThat(report.events()).as("the larger one is shipped").isEqualTo(2);
    assertThat(report.skipped()).hasSize(1);
    assertThat(report.skipped().get(0).reason()).contains("app-1", "one is shipped");
  }

  @Test
  void aFinishedLogIsShippedAndNotAnOldCopyOfItThatIsInProgress() throws IOException {
    append("a.inprogress", start("app-1", null) + "\n{\"Event\":\"a\"}\n");
    append("z", start("app-1", null) + "\n");

    IngestReport report = ship(options);

    assertThat(report.logs()).hasSize(1);
    assertThat(report.logs().get(0).ended()).isTrue();
    assertThat(report.events()).isEqualTo(1);
  }

  @Test
  void whatIsNoEventLogIsSaid() throws IOException {
    append("app-1", start("app-1", null) + "\n");
    append("readme.txt", "hello\n");

    IngestReport report = ship(options);

    assertThat(report.skipped()).hasSize(1);
    assertThat(report.skipped().get(0).reason()).contains("not a Spark event log");
    assertThat(report.isWhole()).isTrue();
  }

  @Test
  void nothingToShipIsAnErrorWithTheReasons() throws IOException {
    append("notes", "hello\n");
    assertThatThrownBy(() -> ship(options))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("no Spark event log in " + logs)
        .hasMessageContaining("notes: not a Spark event log");
  }
}
