package dev.tidewatch.spark;

import dev.tidewatch.query.View;
import dev.tidewatch.spark.api.FindingFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What other instances can be asked of a partition's findings. */
final class FindingViews {

  /** Findings that a filter shows, the most severe first. */
  static final View<FindingsPage, SparkFinding> FINDINGS =
      new View<>(
          "spark-findings",
          FindingsPage.class,
          SparkFinding.class,
          (stores, page) -> new FindingReads(stores).findings(page));

  /** How often each rule reports. */
  static final View<FindingsOf, RuleRow> RULES =
      new View<>(
          "spark-finding-rules",
          FindingsOf.class,
          RuleRow.class,
          (stores, of) -> new FindingReads(stores).rules(of));

  /** All of them. */
  static final List<View<?, ?>> ALL = List.of(FINDINGS, RULES);

  private FindingViews() {}

  /**
   * @param after the last finding of the page before; null for the first page
   */
  record FindingsPage(FindingFilter filter, @Nullable FindingPlace after, int limit) {}

  record FindingsOf(FindingFilter filter) {}

  /** How often a rule reports in a partition. */
  record RuleRow(String rule, long applications, long critical, long warning, long info) {}
}
