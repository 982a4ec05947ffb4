package dev.tidewatch.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Spark's own event logs, of Spark 1.4 to 3.3. */
class OracleLogsTest {

  private static Path oracle = Path.of(System.getProperty("tidewatch.oracle", "absent"));

  @BeforeAll
  static void skipWithoutOracle() {
    Assumptions.assumeTrue(
        Files.isDirectory(oracle.resolve("events")),
        "no event logs of Spark at " + oracle + " (system property tidewatch.oracle): skipped");
  }

  @Test
  void everyLogOfSparksOwnTestsIsIdentifiedFromInside() throws IOException {
    Map<String, LogIdentity> found = identify(oracle.resolve("events"));

    assertThat(found).hasSize(18);
    assertThat(found.values()).allMatch(LogIdentity.FromEvent.class::isInstance);
    assertThat(found)
        .containsEntry("local-1426633911242", inside("local-1426533911241", "2"))
        .containsEntry("local-1430917381535_2", inside("local-1430917381535", "2"))
        .containsEntry(
            "application_1555004656427_0144", inside("application_1555004656427_0144", null));
  }

  @Test
  void rollingCompressedTruncatedAndOldLogsAreIdentified() throws IOException {
    assertThat(identify(oracle.resolve("more/events")))
        .containsOnlyKeys(
            "eventlog_v2_local-1623876083964",
            "join_agg_on_yarn_eventlog.zstd",
            "malformed_json_eventlog.zstd",
            "rp_sql_eventlog.zstd",
            "spark2-eventlog.zstd",
            "tasks_executors_fail_compressed_eventlog.zstd",
            "truncated_eventlog")
        .containsEntry("truncated_eventlog", inside("local-1622043423018", null))
        .containsEntry(
            "join_agg_on_yarn_eventlog.zstd", inside("application_1724877841851_0016", "4"))
        .containsEntry("eventlog_v2_local-1623876083964", inside("local-1623876083964", null));
  }

  @Test
  void uncompressedLogsGiveExactlyTheLinesThatTheFileHas() throws IOException {
    for (Finding finding :
        EventLogFinder.find(LogFiles.LOCAL, List.of(oracle.resolve("events")), 1)) {
      EventLog log = ((Finding.Found) finding).log();
      List<String> lines = Files.readAllLines(log.path());
      Collected got = Collected.of(log);
      assertThat(got.texts()).isEqualTo(lines);
      assertThat(got.finished).containsExactly(log.name() + "@" + Files.size(log.path()));
    }
  }

  @Test
  void theRollingLogIsReadInOrder() {
    Path log = oracle.resolve("more/events/eventlog_v2_local-1623876083964");

    Collected got = Collected.of(new RollingLog(log));

    assertThat(got.problems).isEmpty();
    assertThat(got.finished).hasSize(2);
    assertThat(got.texts().get(0)).contains("SparkListenerLogStart");
    assertThat(got.texts().get(got.texts().size() - 1)).contains("SparkListenerApplicationEnd");
  }

  private static LogIdentity inside(String id, @Nullable String attempt) {
    return new LogIdentity.FromEvent(new ApplicationAttempt(id, attempt));
  }

  private static Map<String, LogIdentity> identify(Path directory) throws IOException {
    Map<String, LogIdentity> found = new TreeMap<>();
    for (Finding finding : EventLogFinder.find(LogFiles.LOCAL, List.of(directory), 2)) {
      EventLog log = ((Finding.Found) finding).log();
      found.put(log.name(), LogHead.identify(log));
    }
    return found;
  }
}
