package dev.tidewatch.spark.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.finding.Finding;
import dev.tidewatch.core.spark.finding.Findings;
import dev.tidewatch.core.spark.finding.Thresholds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real Spark runs made for one rule each, at its default limits: {@code RULE-yes} shows what the
 * rule is about, {@code RULE-no} is the same work without it; {@code RULE-by-…-yes} shows it in
 * another way.
 */
class FindingRunsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  private static final Path RUNS =
      Path.of(System.getProperty("tidewatch.root")).resolve("samples/findings");
  private static final String SHOWS = "-yes";

  /** Rules whose thing the runs in {@code samples/logs} show, as {@link FindingCasesTest} holds. */
  private static final Set<String> OF_SAMPLES =
      Set.of(
          "task-time-skew",
          "shuffle-read-skew",
          "failed-tasks",
          "failed-stages",
          "failed-jobs",
          "executors-lost");

  /** What only a cluster manager shows that is not there: YARN or Kubernetes. */
  private static final Set<String> WITHOUT_RUN = Set.of("low-memory-overhead");

  static List<String> runs() {
    try (Stream<Path> runs = Files.list(RUNS)) {
      return runs.filter(Files::isDirectory)
          .map(run -> String.valueOf(run.getFileName()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void theRuleTellsTheRunsApart(String run) {
    String rule = rule(run);
    List<String> found =
        Findings.judge(LogFiles.read(log(run)), Thresholds.DEFAULTS, TODAY).findings().stream()
            .map(Finding::rule)
            .toList();

    assertThat(Findings.rules()).contains(rule);
    if (run.endsWith(SHOWS)) {
      assertThat(found).contains(rule);
    } else {
      assertThat(found).doesNotContain(rule);
    }
  }

  @Test
  void everyRuleHasARunThatShowsItsThing() {
    Set<String> shown =
        runs().stream()
            .filter(run -> run.endsWith(SHOWS))
            .map(FindingRunsTest::rule)
            .collect(Collectors.toSet());
    shown.addAll(OF_SAMPLES);
    shown.add("spill"); // of a sample; its other run is here
    shown.addAll(WITHOUT_RUN);

    assertThat(shown).containsExactlyInAnyOrderElementsOf(Findings.rules());
  }

  private static String rule(String run) {
    return run.replaceFirst("(-by-[a-z]+)?-(yes|no)$", "");
  }

  private static Path log(String run) {
    try (Stream<Path> logs = Files.list(RUNS.resolve(run))) {
      return logs.findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
