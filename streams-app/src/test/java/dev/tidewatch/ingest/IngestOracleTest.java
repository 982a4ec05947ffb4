package dev.tidewatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.eventlog.ApplicationAttempt;
import dev.tidewatch.eventlog.LineHeaders;
import dev.tidewatch.ingest.IngestReport.ShippedLog;
import dev.tidewatch.testkit.EmbeddedBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Spark's own event logs through a real broker. */
class IngestOracleTest {

  private static final Path ORACLE = Path.of(System.getProperty("tidewatch.oracle", "absent"));

  @BeforeAll
  static void skipWithoutOracle() {
    Assumptions.assumeTrue(
        Files.isDirectory(ORACLE.resolve("events")),
        "no event logs of Spark at " + ORACLE + " (system property tidewatch.oracle): skipped");
  }

  @Test
  void everyLineOfEveryLogArrivesInItsApplicationsPartitionInOrder() throws IOException {
    // given
    EmbeddedBroker broker = EmbeddedBroker.shared();
    IngestOptions options = IngestOptions.to(broker.bootstrap()).withTopic("oracle", 4);
    // when
    IngestReport report =
        new Ingester(options, ProgressListener.NONE).ship(List.of(ORACLE.resolve("events")));
    // then
    assertThat(report.logs()).hasSize(18).allMatch(ShippedLog::ended);
    assertThat(report.logs())
        .extracting(ShippedLog::attempt)
        .contains(new ApplicationAttempt("local-1426533911241", "2"));
    assertThat(report.isWhole()).isTrue();
    List<ConsumerRecord<byte[], byte[]>> records = broker.read("oracle");
    for (ShippedLog log : report.logs()) {
      assertThat(valuesOf(records, log)).isEqualTo(Files.readAllLines(log.path()));
    }
  }

  private static List<String> valuesOf(
      List<ConsumerRecord<byte[], byte[]>> records, ShippedLog log) {
    String file = String.valueOf(log.path().getFileName());
    List<String> values = new ArrayList<>();
    Stream<ConsumerRecord<byte[], byte[]>> ofLog =
        records.stream()
            .filter(r -> file.equals(text(r.headers().lastHeader(LineHeaders.LOG_FILE).value())));
    ofLog.forEach(
        record -> {
          assertThat(text(record.key())).isEqualTo(log.attempt().applicationId());
          values.add(text(record.value()));
        });
    return values;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
