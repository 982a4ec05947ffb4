package dev.tidewatch.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.finding.Severity;
import dev.tidewatch.query.Deadline;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Page;
import dev.tidewatch.query.Terms;
import dev.tidewatch.spark.api.FindingFilter;
import dev.tidewatch.spark.api.FleetFinding;
import dev.tidewatch.spark.api.FleetRule;
import dev.tidewatch.store.StoreReader;
import dev.tidewatch.testkit.DriverStores;
import dev.tidewatch.testkit.Shards;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The findings of a fleet of real runs that lie in two partitions. */
class FindingQueriesTest {

  private static final List<TopologyHarness> PARTITIONS = new ArrayList<>();

  private final FindingQueries queries =
      new FindingQueries(
          new Shards(
              PARTITIONS.stream().<StoreReader>map(each -> new DriverStores(each.driver)).toList()),
          Clock.systemUTC());

  @BeforeAll
  static void aFleet() {
    for (List<String> partition :
        List.of(
            List.of("spilling-sort-3.5", "failed-report-3.5", "daily-orders-4.1"),
            List.of("skewed-join-3.5", "cluster-trouble-3.5", "nested-loop-join-yes"))) {
      TopologyHarness harness = new TopologyHarness();
      partition.forEach(sample -> Samples.ship(harness, "app-" + sample, sample));
      harness.driver.advanceWallClockTime(Duration.ofSeconds(11));
      PARTITIONS.add(harness);
    }
  }

  @AfterAll
  static void close() {
    PARTITIONS.forEach(TopologyHarness::close);
    PARTITIONS.clear();
  }

  @Test
  void theMostSevereComeFirstAndOfThoseTheNewest() {
    List<FleetFinding> all = page(FindingFilter.ALL, null, 1000).items();

    assertThat(all).extracting(FleetFinding::severity).contains(Severity.CRITICAL);
    assertThat(all).extracting(FleetFinding::appId).doesNotContain("app-daily-orders-4.1");
    assertThat(all)
        .isSortedAccordingTo(
            Comparator.comparing(FleetFinding::severity)
                .reversed()
                .thenComparing(FleetFinding::foundAt, Comparator.reverseOrder()));
  }

  @Test
  void pagesOfAnySizeHoldEachFindingOnce() {
    List<FleetFinding> all = page(FindingFilter.ALL, null, 1000).items();
    for (int limit = 1; limit <= all.size(); limit++) {
      List<FleetFinding> paged = new ArrayList<>();
      String cursor = null;
      do {
        Page<FleetFinding> page = page(FindingFilter.ALL, cursor, limit);
        paged.addAll(page.items());
        cursor = page.next();
      } while (cursor != null);
      assertThat(paged).isEqualTo(all);
    }
  }

  @Test
  void eachFilterShowsWhatMeetsItAndAllOfThat() {
    List<FleetFinding> all = page(FindingFilter.ALL, null, 1000).items();
    String since = all.get(all.size() / 2).foundAt();

    assertThat(page(filter("spill", null, null, null, null), null, 1000).items())
        .isEqualTo(all.stream().filter(each -> each.rule().equals("spill")).toList())
        .isNotEmpty();
    assertThat(page(filter(null, Severity.WARNING, null, null, null), null, 1000).items())
        .isEqualTo(all.stream().filter(each -> each.severity() == Severity.WARNING).toList())
        .isNotEmpty();
    assertThat(page(filter(null, null, null, "skewed-join", null), null, 1000).items())
        .isEqualTo(all.stream().filter(each -> "skewed-join".equals(each.name())).toList())
        .isNotEmpty();
    assertThat(page(filter(null, null, "nobody", null, null), null, 1000).items()).isEmpty();
    assertThat(
            page(filter(null, null, null, null, Instant.parse(since).toEpochMilli()), null, 1000)
                .items())
        .isEqualTo(all.stream().filter(each -> each.foundAt().compareTo(since) >= 0).toList())
        .hasSizeLessThan(all.size());
  }

  @Test
  void aFindingOfAQueryLeadsToItsExecution() {
    assertThat(page(filter("nested-loop-join", null, null, null, null), null, 1000).items())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.sqlExecutionId()).isEqualTo(0);
              assertThat(finding.sql())
                  .isEqualTo("/api/v1/applications/app-nested-loop-join-yes/sql/0");
              assertThat(finding.stage()).isNull();
            });
  }

  @Test
  void rulesAreCountedOverAllPartitions() {
    List<FleetFinding> all = page(FindingFilter.ALL, null, 1000).items();

    List<FleetRule> rules = found(queries.rules(terms(), FindingFilter.ALL));

    assertThat(rules.stream().mapToLong(FleetRule::findings).sum()).isEqualTo(all.size());
    assertThat(rules)
        .allSatisfy(
            rule -> {
              List<FleetFinding> its =
                  all.stream().filter(each -> each.rule().equals(rule.rule())).toList();
              assertThat(rule.findings()).isEqualTo(its.size());
              assertThat(rule.applications())
                  .isEqualTo(its.stream().map(FleetFinding::appId).distinct().count());
              assertThat(Map.of("c", rule.critical(), "w", rule.warning(), "i", rule.info()))
                  .isEqualTo(
                      Map.of(
                          "c", of(its, Severity.CRITICAL),
                          "w", of(its, Severity.WARNING),
                          "i", of(its, Severity.INFO)));
            });
  }

  @Test
  void aCursorOfSomethingElseIsRefused() {
    assertThat(queries.findings(terms(), FindingFilter.ALL, Page.after("12 app"), 10))
        .isInstanceOf(Outcome.BadParameter.class);
  }

  private static long of(List<FleetFinding> findings, Severity severity) {
    return findings.stream().filter(each -> each.severity() == severity).count();
  }

  private static FindingFilter filter(
      @Nullable String rule,
      @Nullable Severity severity,
      @Nullable String user,
      @Nullable String name,
      @Nullable Long since) {
    return new FindingFilter(rule, severity, user, name, since, null);
  }

  private Page<FleetFinding> page(FindingFilter filter, @Nullable String cursor, int limit) {
    return found(queries.findings(terms(), filter, cursor, limit));
  }

  private static Terms terms() {
    return Terms.any(Deadline.in(Duration.ofSeconds(10)));
  }

  private static <T> T found(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Found.class);
    return ((Outcome.Found<T>) outcome).value();
  }
}
