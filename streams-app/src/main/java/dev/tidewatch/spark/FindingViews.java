package dev.tidewatch.spark;

import dev.tidewatch.query.View;
import dev.tidewatch.spark.api.FindingFilter;
import dev.tidewatch.spark.api.Mute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What other instances can be asked of a partition's findings. */
final class FindingViews {

  /** Findings that a filter shows, the most severe first. */
  static final View<FindingsPage, FindingRow> FINDINGS =
      new View<>(
          "spark-findings",
          FindingsPage.class,
          FindingRow.class,
          (stores, page) -> new FindingReads(stores).findings(page));

  /** How often each rule reports. */
  static final View<FindingsOf, RuleRow> RULES =
      new View<>(
          "spark-finding-rules",
          FindingsOf.class,
          RuleRow.class,
          (stores, of) -> new FindingReads(stores).rules(of));

  /** What operators want of rules at applications. */
  static final View<MutesOf, MuteRow> MUTES =
      new View<>(
          "spark-mutes",
          MutesOf.class,
          MuteRow.class,
          (stores, of) -> new FindingReads(stores).mutes(of));

  /** Runs of a job, the newest first. */
  static final View<RunsPage, JobRun> RUNS =
      new View<>(
          "spark-job-runs",
          RunsPage.class,
          JobRun.class,
          (stores, page) -> new FindingReads(stores).runs(page));

  /** The latest run of each user's job of a name. */
  static final View<RunsOf, JobRun> LATEST_RUNS =
      new View<>(
          "spark-latest-runs",
          RunsOf.class,
          JobRun.class,
          (stores, of) -> new FindingReads(stores).latestRuns(of.name()));

  /** All of them. */
  static final List<View<?, ?>> ALL = List.of(FINDINGS, RULES, MUTES, RUNS, LATEST_RUNS);

  private FindingViews() {}

  /**
   * @param now milliseconds since the epoch, the same for all partitions
   * @param after the last finding of the page before; null for the first page
   */
  record FindingsPage(FindingFilter filter, long now, @Nullable FindingPlace after, int limit) {}

  /**
   * @param now as above
   */
  record FindingsOf(FindingFilter filter, long now) {}

  /**
   * @param of only of the rule and application of this command; null for all
   */
  record MutesOf(@Nullable MuteCommand of) {}

  /**
   * @param after the last run of the page before; null for the first page
   */
  record RunsPage(String name, String user, @Nullable JobRunPlace after, int limit) {}

  record RunsOf(String name) {}

  /** A finding of a partition; the mute is null where there is none. */
  record FindingRow(SparkFinding finding, @Nullable Mute mute) {}

  /** How often a rule reports in a partition. */
  record RuleRow(
      String rule, long applications, long critical, long warning, long info, long muted) {}
}
