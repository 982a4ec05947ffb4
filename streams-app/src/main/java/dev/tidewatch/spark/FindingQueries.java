package dev.tidewatch.spark;

import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Page;
import dev.tidewatch.query.Partitions;
import dev.tidewatch.query.Terms;
import dev.tidewatch.spark.FindingViews.FindingRow;
import dev.tidewatch.spark.FindingViews.FindingsOf;
import dev.tidewatch.spark.FindingViews.FindingsPage;
import dev.tidewatch.spark.FindingViews.RuleRow;
import dev.tidewatch.spark.api.AttemptPaths;
import dev.tidewatch.spark.api.FindingFilter;
import dev.tidewatch.spark.api.FleetFinding;
import dev.tidewatch.spark.api.FleetRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Questions about the findings of all applications. Safe for use by any thread. */
public final class FindingQueries {

  private static final Comparator<FleetRule> MOST_FIRST =
      Comparator.comparingLong(FleetRule::findings).reversed().thenComparing(FleetRule::rule);

  private final Partitions partitions;
  private final Clock clock;

  /** Answers from the partitions, by that clock. */
  public FindingQueries(Partitions partitions, Clock clock) {
    this.partitions = partitions;
    this.clock = clock;
  }

  /**
   * Findings, the most severe first, of those the newest.
   *
   * @param cursor of the page before; null for the first
   */
  public Outcome<Page<FleetFinding>> findings(
      Terms terms, FindingFilter filter, @Nullable String cursor, int limit) {
    FindingPlace after =
        cursor == null ? null : Page.item(cursor).flatMap(FindingPlace::parse).orElse(null);
    if (cursor != null && after == null) {
      return new Outcome.BadParameter<>("cursor is none that this route gave");
    }
    return partitions
        .readAll(
            terms,
            FindingViews.FINDINGS,
            new FindingsPage(filter, clock.millis(), after, limit + 1))
        .map(all -> page(all, limit));
  }

  private static Page<FleetFinding> page(List<FindingRow> all, int limit) {
    List<FindingRow> items =
        all.stream()
            .sorted(Comparator.comparing(row -> FindingPlace.of(row.finding())))
            .limit(limit)
            .toList();
    String next =
        all.size() > limit
            ? Page.after(FindingPlace.of(items.get(limit - 1).finding()).text())
            : null;
    return new Page<>(items.stream().map(FindingQueries::row).toList(), next);
  }

  private static FleetFinding row(FindingRow row) {
    SparkFinding finding = row.finding();
    var stage = finding.stage();
    String appId = finding.applicationId();
    return new FleetFinding(
        appId,
        finding.attemptId(),
        finding.name(),
        finding.user(),
        finding.rule(),
        finding.severity(),
        finding.message(),
        finding.stageId(),
        finding.stageAttemptId(),
        stage == null ? null : AttemptPaths.stage(appId, finding.attemptId(), stage),
        finding.sqlExecutionId(),
        AttemptPaths.sql(appId, finding.attemptId(), finding.sqlExecutionId()),
        AttemptPaths.findings(appId, finding.attemptId()),
        finding.evidence(),
        finding.thresholds(),
        finding.advice(),
        finding.incomplete(),
        Instant.ofEpochMilli(finding.foundAt()).toString(),
        Instant.ofEpochMilli(finding.changedAt()).toString(),
        row.mute());
  }

  /** How often each rule reports, the most frequent first. */
  public Outcome<List<FleetRule>> rules(Terms terms, FindingFilter filter) {
    return partitions
        .readAll(terms, FindingViews.RULES, new FindingsOf(filter, clock.millis()))
        .map(
            all -> {
              Map<String, List<RuleRow>> byRule =
                  all.stream()
                      .collect(
                          Collectors.groupingBy(RuleRow::rule, TreeMap::new, Collectors.toList()));
              return byRule.entrySet().stream()
                  .map(each -> sum(each.getKey(), each.getValue()))
                  .sorted(MOST_FIRST)
                  .toList();
            });
  }

  private static FleetRule sum(String rule, List<RuleRow> rows) {
    long critical = rows.stream().mapToLong(RuleRow::critical).sum();
    long warning = rows.stream().mapToLong(RuleRow::warning).sum();
    long info = rows.stream().mapToLong(RuleRow::info).sum();
    return new FleetRule(
        rule,
        critical + warning + info,
        rows.stream().mapToLong(RuleRow::applications).sum(),
        critical,
        warning,
        info,
        rows.stream().mapToLong(RuleRow::muted).sum());
  }
}
