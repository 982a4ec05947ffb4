package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import dev.tidewatch.core.spark.finding.Queries.Query;
import dev.tidewatch.core.spark.sql.PlanNumbers;
import dev.tidewatch.core.spark.sql.PlanNumbers.Scan;
import java.util.ArrayList;
import java.util.List;

/**
 * A query read a table whole and threw most of its rows away at once. Not one that has filters on
 * partition columns, whatever they left to read; and only where the plan tells what it has.
 */
final class FullScan implements Rule {

  private static final double PERCENT = 100;

  @Override
  public String id() {
    return "full-scan";
  }

  @Override
  public boolean needsWholeLog() {
    return true;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    PlanLimits limits = thresholds.plans();
    return Queries.of(attempt, numbers -> shown(numbers, limits), Scan::bytes).stream()
        .map(query -> finding(query, limits))
        .toList();
  }

  private static List<Scan> shown(PlanNumbers numbers, PlanLimits limits) {
    return numbers.scans().stream()
        .filter(scan -> Boolean.FALSE.equals(scan.partitionFilters()) && !scan.limited())
        .filter(scan -> scan.bytes() >= limits.scanMinBytes())
        .filter(scan -> scan.rows() > 0 && scan.kept() != PlanNumbers.UNKNOWN)
        .filter(scan -> kept(scan) < limits.scanKeptPercent())
        .toList();
  }

  private static double kept(Scan scan) {
    return scan.kept() * PERCENT / scan.rows();
  }

  private Finding finding(Query<Scan> query, PlanLimits limits) {
    Scan scan = query.worst();
    return Finding.of(
            id(),
            Severity.INFO,
            null,
            "%s: of %d rows in %d bytes of files, a filter kept %d. %s"
                    .formatted(scan.name(), scan.rows(), scan.bytes(), scan.kept(), advice(scan))
                + query.others(),
            evidence(query),
            List.of(
                new Threshold("spark.findings.scan.min.bytes", limits.scanMinBytes(), "bytes"),
                new Threshold(
                    "spark.findings.scan.kept.percent", limits.scanKeptPercent(), "percent")),
            List.of())
        .of(query.executionId());
  }

  private static String advice(Scan scan) {
    return scan.partitions() > 0
        ? "All %d partitions of the table were read: filter on its partition columns as well."
            .formatted(scan.partitions())
        : "Partition the table by what queries filter on.";
  }

  private static List<Evidence> evidence(Query<Scan> query) {
    Scan scan = query.worst();
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence("size of the files", scan.bytes(), "bytes"));
    evidence.add(new Evidence("files read", scan.files(), "count"));
    if (scan.partitions() > 0) {
      evidence.add(new Evidence("partitions read", scan.partitions(), "count"));
    }
    evidence.add(new Evidence("rows read", scan.rows(), "count"));
    evidence.add(new Evidence("rows kept", kept(scan), "percent"));
    evidence.add(new Evidence("executions", query.executions(), "count"));
    return List.copyOf(evidence);
  }
}
