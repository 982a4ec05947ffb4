package dev.tidewatch.spark.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.finding.Finding;
import dev.tidewatch.core.spark.finding.Findings;
import dev.tidewatch.core.spark.finding.PlanLimits;
import dev.tidewatch.core.spark.finding.Sizing;
import dev.tidewatch.core.spark.finding.Thresholds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule on logs of real Spark runs: one that shows the thing, and one that does not. */
class FindingCasesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

  /** After the end of Spark 3.5 and before that of whatever comes later. */
  private static final LocalDate AFTER_3_5 = LocalDate.of(2027, 12, 1);

  /**
   * For what no run of a few seconds can show: the same rules from lower limits on. They prove that
   * numbers of a real log arrive; the defaults are held by the rules' own tests.
   */
  private static final Sizing LOW_SIZING =
      new Sizing(
          95, 70, 1_000, 1, 3_600_000, 3_000_000, 1, 1L << 20, 1L << 20, 10, 1_000, 50, 80, 1_000);

  private static final Thresholds LOW =
      new Thresholds(
          10,
          5_000,
          3,
          100L << 20,
          1,
          4,
          10_000,
          50,
          1,
          500,
          500,
          100L << 20,
          10,
          LOW_SIZING,
          PlanLimits.DEFAULTS);

  @ParameterizedTest
  @CsvSource({
    "task-time-skew, skewed-join-3.5, 2.0",
    "shuffle-read-skew, skewed-join-3.5, 2.0",
    "spill, spilling-sort-3.5, 0.0",
    "spill, spilling-sort-3.5, 2.0",
    "failed-tasks, failed-report-3.5, 3.0",
    "failed-stages, failed-report-3.5, 3.0",
    "failed-jobs, failed-report-3.5,",
    "failed-jobs, failed-report-caught-4.1,",
    "failed-stages, cluster-trouble-3.5, 3.0",
    "executors-lost, cluster-trouble-3.5,"
  })
  void theRuleFindsWhatTheRunShows(String rule, String sample, String stage) {
    assertThat(found(sample, Thresholds.DEFAULTS, TODAY))
        .anySatisfy(
            finding -> {
              assertThat(finding.rule()).isEqualTo(rule);
              assertThat(finding.stage() == null ? null : finding.stage().toString())
                  .isEqualTo(stage);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "daily-orders-3.5",
        "daily-orders-4.1",
        "labelled-work-3.5",
        "cached-features-4.1",
        "streaming-clicks-4.1",
        "many-small-tasks-4.1"
      })
  void healthyRunsAreQuiet(String sample) {
    assertThat(found(sample, Thresholds.DEFAULTS, TODAY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "tiny-tasks, many-small-tasks-4.1, daily-orders-4.1",
    "gc-pressure, spilling-sort-3.5, many-small-tasks-4.1",
    "idle-cores, daily-orders-4.1, many-small-tasks-4.1",
    "large-partitions, skewed-join-3.5, daily-orders-4.1",
    "shuffle-partitions, skewed-join-3.5, daily-orders-4.1",
    "small-files-written, daily-orders-4.1, skewed-join-3.5",
    "java-serializer, labelled-work-3.5, daily-orders-4.1",
    "driver-bound, daily-orders-4.1, many-small-tasks-4.1",
    "critical-path, daily-orders-4.1, many-small-tasks-4.1"
  })
  void fromLowerLimitsOnTheRuleTellsTheRunsApart(String rule, String shows, String doesNot) {
    assertThat(found(shows, LOW, TODAY)).extracting(Finding::rule).contains(rule);
    assertThat(found(doesNot, LOW, TODAY)).extracting(Finding::rule).doesNotContain(rule);
  }

  @Test
  void aVersionIsUnsupportedFromTheDayOnThatItsLineEnds() {
    assertThat(found("daily-orders-3.5", Thresholds.DEFAULTS, AFTER_3_5))
        .extracting(Finding::rule)
        .containsExactly("unsupported-version");
  }

  private static List<Finding> found(String sample, Thresholds thresholds, LocalDate today) {
    return Findings.judge(LogFiles.read(log(sample)), thresholds, today).findings();
  }

  private static Path log(String sample) {
    try (Stream<Path> logs = Files.list(Path.of("../samples/logs").resolve(sample))) {
      return logs.findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
