package dev.tidewatch.spark;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidewatch.core.spark.finding.RunNumbers;
import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.query.Deadline;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Terms;
import dev.tidewatch.spark.api.JobRuns;
import dev.tidewatch.store.StoreReader;
import dev.tidewatch.testkit.DriverStores;
import dev.tidewatch.testkit.Shards;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobRunsTest {

  private static final long START = 1_700_000_000_000L;
  private static final Duration RUN = Duration.ofSeconds(11);

  @Test
  void aRealRunCostsWhatItsStagesAndExecutorsSay() {
    try (TopologyHarness harness = new TopologyHarness()) {
      Samples.ship(harness, "app-1", "spilling-sort-3.5");
      harness.driver.advanceWallClockTime(RUN);
      AttemptReader attempt = harness.attempt("app-1");

      JobRuns.Run run =
          runs(List.of(harness), "spilling-sort", attempt.application().user(), null, 10)
              .items()
              .get(0);

      assertThat(run.durationMs()).isEqualTo(32_184);
      assertThat(run.spilledBytes()).isEqualTo(127_164_190 + 123_256_184);
      assertThat(run.coreHours()).isPositive();
      assertThat(run.changedOptions()).as("there is none before").isNull();
      assertThat(run.findings()).isEqualTo("/api/v1/applications/app-1/findings");
    }
  }

  @Test
  void runsLieInAllPartitionsAndPagesOfAnySizeHoldEachOnceComparedAlike() {
    try (TopologyHarness one = new TopologyHarness();
        TopologyHarness two = new TopologyHarness()) {
      for (int run = 0; run < 30; run++) {
        ship(run % 3 == 0 ? one : two, run, 600_000, Map.of("spark.x", "v" + run / 10));
      }
      one.driver.advanceWallClockTime(RUN);
      two.driver.advanceWallClockTime(RUN);
      List<JobRuns.Run> all = runs(List.of(one, two), "nightly", "etl", null, 100).items();
      assertThat(all).hasSize(30).extracting(JobRuns.Run::appId).first().isEqualTo("app-29");
      assertThat(all)
          .filteredOn(run -> run.changedOptions() != null && !run.changedOptions().isEmpty())
          .extracting(JobRuns.Run::appId)
          .containsExactly("app-20", "app-10");

      for (int limit : List.of(1, 7, 29, 30, 31)) {
        List<JobRuns.Run> paged = new ArrayList<>();
        String cursor = null;
        do {
          JobRuns page = runs(List.of(one, two), "nightly", "etl", cursor, limit);
          paged.addAll(page.items());
          cursor = page.next();
        } while (cursor != null);
        assertThat(paged).isEqualTo(all);
      }
    }
  }

  @Test
  void anotherUsersRunsAreAnotherJobAndWithoutAUserItIsThatOfTheLatestRun() {
    try (TopologyHarness harness = new TopologyHarness()) {
      ship(harness, 1, "etl", 600_000, Map.of());
      ship(harness, 2, "etl", 600_000, Map.of());
      ship(harness, 3, "a", 600_000, Map.of());
      ship(harness, 4, "z", 600_000, Map.of());
      ship(harness, 5, "etl", 600_000, Map.of());
      harness.driver.advanceWallClockTime(RUN);

      JobRuns latest = runs(List.of(harness), "nightly", null, null, 2);
      assertThat(latest.user()).isEqualTo("etl");
      assertThat(latest.items()).extracting(JobRuns.Run::appId).containsExactly("app-5", "app-2");
      assertThat(runs(List.of(harness), "nightly", null, latest.next(), 2).items())
          .extracting(JobRuns.Run::appId)
          .containsExactly("app-1");
      assertThat(runs(List.of(harness), "nightly", "a", null, 10).items()).hasSize(1);
      assertThat(runs(List.of(harness), "night", null, null, 10).user()).isNull();
      assertThat(runs(List.of(harness), "nightly", "another", null, 10).items()).isEmpty();
      assertThat(runs(List.of(harness), "night", "etl", null, 10).items()).isEmpty();
    }
  }

  @Test
  void anEvictedRunIsGone() {
    try (TopologyHarness harness = new TopologyHarness(Duration.ofMinutes(2), 0)) {
      ship(harness, 1, 600_000, Map.of());
      harness.driver.advanceWallClockTime(RUN);
      assertThat(runs(List.of(harness), "nightly", "etl", null, 10).items()).hasSize(1);

      harness.driver.advanceWallClockTime(Duration.ofMinutes(4));

      assertThat(harness.isEmpty(SparkStores.FINDINGS)).isTrue();
    }
  }

  @Test
  void aRunRegressesAgainstTheMedianOfWholeRunsBeforeItByRatioAndTime() {
    List<JobRun> before = new ArrayList<>();
    for (long duration : List.of(100_000L, 110_000L, 120_000L, 130_000L, 900_000L)) {
      before.add(run(duration, true, 0));
    }

    JobRuns.Regression found = regression(run(180_001, true, 0), before);

    assertThat(found).isNotNull();
    assertThat(found.medianMs()).isEqualTo(120_000);
    assertThat(found.ratio()).isEqualTo(1.5, within(0.001));
    assertThat(found.regressed()).isTrue();
    assertThat(regressed(run(180_000, true, 0), before)).as("at the ratio").isFalse();
    assertThat(regression(run(500_000, true, 1), before)).as("a job of it failed").isNull();
    assertThat(regression(run(500_000, false, 0), before)).as("it still runs").isNull();
    before.set(0, run(1, true, 1));
    assertThat(regression(run(500_000, true, 0), before)).as("four whole runs").isNull();
  }

  @Test
  void aShortJobDoesNotRegressByLessThanAMinute() {
    List<JobRun> before = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      before.add(run(10_000, true, 0));
    }

    assertThat(regressed(run(69_999, true, 0), before)).isFalse();
    assertThat(regressed(run(70_000, true, 0), before)).isTrue();
  }

  @Test
  void optionsThatCameWentAndChangedAreTold() {
    JobRun before = run(Map.of("spark.a", "1", "spark.b", "2", "spark.same", "3"));
    JobRun now = run(Map.of("spark.a", "9", "spark.c", "4", "spark.same", "3"));

    assertThat(RunComparison.of(now, List.of(before)).changedOptions())
        .containsExactly(
            new JobRuns.ChangedOption("spark.a", "1", "9"),
            new JobRuns.ChangedOption("spark.b", "2", null),
            new JobRuns.ChangedOption("spark.c", null, "4"));
  }

  private static JobRuns.@Nullable Regression regression(JobRun run, List<JobRun> before) {
    return RunComparison.of(run, before).regression();
  }

  private static boolean regressed(JobRun run, List<JobRun> before) {
    return requireNonNull(regression(run, before)).regressed();
  }

  private static JobRun run(long duration, boolean completed, int failedJobs) {
    RunNumbers numbers = new RunNumbers(1, 1, 1, 1, 1, 1, failedJobs);
    return new JobRun(
        "app", null, "n", "u", "4.1", START, START + duration, completed, numbers, Map.of());
  }

  private static JobRun run(Map<String, String> options) {
    RunNumbers numbers = new RunNumbers(1, 1, 1, 1, 1, 1, 0);
    return new JobRun("app", null, "n", "u", "4.1", START, START + 1, true, numbers, options);
  }

  private static void ship(
      TopologyHarness harness, int run, long duration, Map<String, String> options) {
    ship(harness, run, "etl", duration, options);
  }

  private static void ship(
      TopologyHarness harness, int run, String user, long duration, Map<String, String> options) {
    long start = START + run * 3_600_000L;
    String app = "app-" + run;
    StringBuilder properties = new StringBuilder("\"spark.app.name\":\"nightly\"");
    options.forEach((key, value) -> properties.append(",\"%s\":\"%s\"".formatted(key, value)));
    List<String> lines =
        List.of(
            "{\"Event\":\"SparkListenerLogStart\",\"Spark Version\":\"4.1.1\"}",
            ("{\"Event\":\"SparkListenerEnvironmentUpdate\",\"JVM Information\":{},\"Spark"
                    + " Properties\":{%s},\"System Properties\":{},\"Classpath Entries\":{}}")
                .formatted(properties),
            ("{\"Event\":\"SparkListenerApplicationStart\",\"App Name\":\"nightly\",\"App"
                    + " ID\":\"%s\",\"Timestamp\":%d,\"User\":\"%s\"}")
                .formatted(app, start, user),
            "{\"Event\":\"SparkListenerApplicationEnd\",\"Timestamp\":%d}"
                .formatted(start + duration));
    for (int i = 0; i < lines.size(); i++) {
      harness.line(app, null, app, i, lines.get(i).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static JobRuns runs(
      List<TopologyHarness> partitions,
      String name,
      @Nullable String user,
      @Nullable String cursor,
      int limit) {
    Outcome<JobRuns> outcome = queries(partitions).runs(terms(), name, user, cursor, limit);
    assertThat(outcome).isInstanceOf(Outcome.Found.class);
    return ((Outcome.Found<JobRuns>) outcome).value();
  }

  private static JobRunQueries queries(List<TopologyHarness> partitions) {
    return new JobRunQueries(
        new Shards(
            partitions.stream().<StoreReader>map(each -> new DriverStores(each.driver)).toList()));
  }

  private static Terms terms() {
    return Terms.any(Deadline.in(Duration.ofSeconds(10)));
  }
}
