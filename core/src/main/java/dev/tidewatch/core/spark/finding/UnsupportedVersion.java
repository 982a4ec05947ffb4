package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.versions.SparkVersion;
import dev.tidewatch.core.versions.Support;
import dev.tidewatch.core.versions.SupportVerdict;
import dev.tidewatch.core.versions.VersionTable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The Spark project no longer fixes this line. */
final class UnsupportedVersion implements Rule {

  @Override
  public String id() {
    return "unsupported-version";
  }

  @Override
  public boolean needsWholeLog() {
    return false;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    return SparkVersion.parse(attempt.application().sparkVersion()).stream()
        .flatMap(version -> ended(version, attempt.today()).stream())
        .toList();
  }

  private Optional<Finding> ended(SparkVersion version, LocalDate today) {
    VersionTable table = VersionTable.bundled();
    SupportVerdict verdict = table.verdict(version, today);
    if (verdict.support() != Support.END_OF_LIFE) {
      return Optional.empty();
    }
    return table
        .line(version.line())
        .map(
            line ->
                Finding.of(
                    id(),
                    Severity.WARNING,
                    null,
                    verdict.because(),
                    List.of(
                        new Evidence(
                            "time since the end of the line",
                            ChronoUnit.DAYS.between(line.endOfLife(), today),
                            "days")),
                    List.of(),
                    List.of()));
  }
}
