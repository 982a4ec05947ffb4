package dev.tidewatch.spark.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.finding.Findings;
import dev.tidewatch.core.spark.finding.Judgement;
import dev.tidewatch.core.spark.finding.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the rules say of Spark's own fixtures, judged by hand and kept as a file. */
class OracleFindingsTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/dev/tidewatch/spark/api/oracle-findings.txt");

  @Test
  void theRulesSayOfSparksFixturesWhatWasJudgedByHand() throws IOException {
    Oracle.require();
    List<String> found = Oracle.list("events").stream().flatMap(OracleFindingsTest::of).toList();
    if (Boolean.getBoolean("regenerate")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.write(GOLDEN, found);
    }

    assertThat(found).isEqualTo(Files.readAllLines(GOLDEN));
  }

  private static Stream<String> of(Path log) {
    Judgement judgement =
        Findings.judge(LogFiles.read(log), Thresholds.DEFAULTS, LocalDate.of(2026, 11, 27));
    String name = String.valueOf(log.getFileName());
    Stream<String> findings =
        judgement.findings().stream()
            .map(
                one ->
                    "%s: %s, %s, %s, %s"
                        .formatted(
                            name,
                            one.rule(),
                            one.severity(),
                            one.stage() == null ? "application" : "stage " + one.stage(),
                            one.message()));
    return Stream.concat(
        Stream.of(name + (judgement.whole() ? ": whole" : ": withheld " + judgement.withheld())),
        findings);
  }
}
