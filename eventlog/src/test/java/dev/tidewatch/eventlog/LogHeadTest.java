package dev.tidewatch.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LogHeadTest {

  private static final String LOG_START =
      "{\"Event\":\"SparkListenerLogStart\",\"Spark Version\":\"4.1.1\"}\n";

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "application_1555004656427_0144, application_1555004656427_0144, -",
        "application_1656321732247_0006_1, application_1656321732247_0006, 1",
        "application_1628109047826_1317105, application_1628109047826_1317105, -",
        "app-20161116163331-0000, app-20161116163331-0000, -",
        "app-20161116163331-0000_3.lz4.inprogress, app-20161116163331-0000, 3",
        "local-1430917381535_2, local-1430917381535, 2",
        "local-1430917381535.zstd, local-1430917381535, -",
        "spark-0123456789abcdef0123456789abcdef, spark-0123456789abcdef0123456789abcdef, -",
        "spark-application-1650000000000_1.zst, spark-application-1650000000000, 1",
        "join_agg_on_yarn_eventlog.zstd, join_agg_on_yarn_eventlog, -",
        "my_job_2.gz, my_job_2, -"
      })
  void aFileNameTellsTheAttemptOnlyWhereItReallyIsOne(
      String name, String id, @Nullable String attempt) {
    assertThat(LogNames.attemptIn(name)).isEqualTo(new ApplicationAttempt(id, attempt));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsInsideWinsOverTheName(Compressor codec) throws IOException {
    byte[] bytes = GrowingFile.compressed(codec, LOG_START + start("local-5", "2"));
    Path file = root.resolve("local-6_1");
    GrowingFile.append(file, bytes, 0, bytes.length);

    assertThat(LogHead.identify(new PlainLog(file)))
        .isEqualTo(new LogIdentity.FromEvent(new ApplicationAttempt("local-5", "2")));
  }

  @Test
  void theFirstOfTheRollingFilesTells() throws IOException {
    Path directory = Files.createDirectory(root.resolve("eventlog_v2_x"));
    GrowingFile.append(directory.resolve("events_1_x"), LOG_START + start("app-9", "1"));
    GrowingFile.append(directory.resolve("appstatus_x"), "");

    assertThat(LogHead.identify(new RollingLog(directory)))
        .isEqualTo(new LogIdentity.FromEvent(new ApplicationAttempt("app-9", "1")));
  }

  @Test
  void theNameHasToDoWhereTheEventIsMissing() throws IOException {
    Path file = root.resolve("local-77_3");
    GrowingFile.append(file, LOG_START);

    assertThat(LogHead.identify(new PlainLog(file)))
        .isEqualTo(new LogIdentity.FromName(new ApplicationAttempt("local-77", "3")));
  }

  @Test
  void aLogThatSparkHasJustBegunIsPending() throws IOException {
    Path empty = Files.createFile(root.resolve("local-1.inprogress"));
    Path begun = root.resolve("local-2.zstd.inprogress");
    byte[] bytes = GrowingFile.compressed(Compressor.ZSTD, LOG_START);
    GrowingFile.append(begun, bytes, 0, bytes.length);

    assertThat(LogHead.identify(new PlainLog(empty))).isInstanceOf(LogIdentity.Pending.class);
    assertThat(LogHead.identify(new PlainLog(begun))).isInstanceOf(LogIdentity.Pending.class);
  }

  @Test
  void aBrokenLineBeforeTheStartDoesNotHideTheLog() throws IOException {
    Path file = root.resolve("log");
    GrowingFile.append(file, "{\"Event\":\"Spa\n\u0000\n" + LOG_START + start("app-9", null));

    assertThat(LogHead.identify(new PlainLog(file)))
        .isEqualTo(new LogIdentity.FromEvent(new ApplicationAttempt("app-9", null)));
  }

  @Test
  void anythingElseIsNotAnEventLogAndSaysWhy() throws IOException {
    Path text = root.resolve("notes.zstd");
    GrowingFile.append(text, "Dear all,\nthis is no log\n");
    Path empty = Files.createFile(root.resolve("nothing"));

    assertThat(reason(text)).contains("no JSON objects", "ZSTD", "'Dear all,'");
    assertThat(reason(empty)).isEqualTo("it is empty");
  }

  private static String reason(Path file) throws IOException {
    return ((LogIdentity.NotAnEventLog) LogHead.identify(new PlainLog(file))).reason();
  }

  private static String start(String id, @Nullable String attempt) {
    String suffix = attempt == null ? "" : ",\"App Attempt ID\":\"" + attempt + "\"";
    return "{\"Event\":\"SparkListenerApplicationStart\",\"App Name\":\"n\",\"App ID\":\""
        + id
        + "\",\"Timestamp\":1,\"User\":\"u\""
        + suffix
        + "}\n";
  }
}
